import { randomUUID } from 'node:crypto'
import { isWorkday } from '#core/calendar/day.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import type { FilingAct } from '#core/filing/act-schema.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { RouteId } from '#core/filing-route/route.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { type CalendarDate, dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import { authorise } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { actOnFiling } from '../filing/act.ts'
import { createFiling } from '../filing/create.ts'
import { uploadDocument } from '../filing/upload.ts'
import type { Service } from '../service.ts'
import type { SampleParcel } from './district.ts'
import { type SampleProject, sampleApplication, sampleBoundary } from './filing-form.ts'

export interface FilingCast {
  /** 区经委, which acts for the unit too. */
  readonly industry: Actor
  readonly reviewers: readonly Actor[]
}

/** How far a sample filing has come, in working days before today. */
interface SampleFiling extends SampleProject {
  readonly route: RouteId
  readonly submitted?: number
  readonly accepted?: number
  readonly returned?: number
  /** 联审 opened; `answered` of the reviewers have answered. */
  readonly reviewed?: number
  readonly answered?: number
  readonly decided?: number
}

const samples: readonly SampleFiling[] = [
  { name: '产线智能化改造项目', landType: '开发边界内规划保留', route: 'inside-kept', works: '改建' },
  { name: '立体仓库改建项目', landType: '开发边界内未保留', route: 'inside-not-kept', works: '改建', submitted: 1 },
  {
    name: '绿色涂装线改造项目',
    landType: '开发边界内规划保留',
    route: 'inside-kept',
    works: '扩建',
    submitted: 13,
    accepted: 12,
    reviewed: 8,
    answered: 1,
  },
  {
    name: '检测中心改建项目',
    landType: '战略预留区现状',
    route: 'reserve-existing',
    works: '新建',
    submitted: 9,
    accepted: 8,
    reviewed: 4,
    answered: 2,
  },
  {
    name: '节能改造项目',
    landType: '开发边界内规划保留',
    route: 'inside-kept',
    works: '改建',
    submitted: 7,
    accepted: 6,
    returned: 3,
  },
  {
    name: '厂房加层扩建项目',
    landType: '开发边界外已确认',
    route: 'outside-confirmed',
    works: '扩建',
    overContract: true,
    submitted: 31,
    accepted: 30,
    reviewed: 26,
    answered: 2,
    decided: 22,
  },
]

/** Filings in different states: one past its limit, one near it, one sent back for correction, one recognised. */
export async function seedFilings(service: Service, cast: FilingCast, parcels: readonly SampleParcel[]): Promise<void> {
  const today = todayInShanghai(service.clock)
  const paper = await samplePaper(service, today)
  for (const [index, sample] of samples.entries()) {
    const parcel = parcels[index]
    if (parcel !== undefined) await seedFiling(service, cast, { sample, parcel, paper, index, today })
  }
}

interface Seeding {
  readonly sample: SampleFiling
  readonly parcel: SampleParcel
  readonly paper: Uint8Array
  readonly index: number
  readonly today: CalendarDate
}

async function seedFiling(service: Service, { industry, reviewers }: FilingCast, seeding: Seeding): Promise<void> {
  const { sample, parcel, today } = seeding
  const { submitted, accepted, returned, reviewed, answered = 0, decided } = sample
  const start = workdaysBefore(today, submitted ?? 0)
  const cells = sampleApplication(parcel, sample, start)
  const made = await createFiling(at(service, start, 9), await authorise(service, industry, 'createFiling'), {
    request: randomUUID(),
    formVersion: zeroIncrementForm.version,
    cells,
  })
  let version = made.version
  let minutes = 0
  const act = async (
    actor: Actor,
    before: number,
    act: FilingAct,
    kinds: readonly DocumentKind[] = [],
  ): Promise<void> => {
    minutes += 10
    const then = at(service, workdaysBefore(today, before), 9.5 + minutes / 60)
    const documents = []
    for (const kind of kinds) documents.push(await uploaded(then, actor, made.id, kind, seeding))
    const grant = await authorise(then, actor, 'actOnFiling')
    const done = await actOnFiling(then, grant, made.id, { request: randomUUID(), version, act, documents })
    version = done.version
  }
  if (submitted === undefined) return
  const commitment: readonly DocumentKind[] = sample.route === 'inside-not-kept' ? ['commitment'] : []
  await act(industry, submitted, { kind: 'submit' }, ['boundary', 'title', 'contract', ...commitment])
  if (accepted === undefined) return
  await act(industry, accepted, { kind: 'accept' })
  if (returned !== undefined) {
    const reason = '四至范围矢量图与土地权证附图不一致'
    await act(industry, returned, { kind: 'return', reason, items: ['四至范围矢量图'] }, ['correction-notice'])
  }
  if (reviewed === undefined) return
  await act(industry, reviewed, assessed(sample.route), ['preliminary-opinion'])
  await act(industry, reviewed, { kind: 'issue-sheet' })
  for (const party of ['applicant', 'industry'] as const) {
    await act(industry, reviewed, { kind: 'confirm-sheet', version: 1, party })
  }
  const dueDay = workdaysBefore(today, Math.max(0, reviewed - 3))
  const invited = reviewers.map(({ org }) => ({ reviewer: org ?? '', dueDay }))
  await act(industry, reviewed, { kind: 'open-review', invited })
  for (const reviewer of reviewers.slice(0, answered)) {
    await act(reviewer, reviewed - 1, { kind: 'give-opinion', reviewer: reviewer.org ?? '', opinion: '同意' })
  }
  if (decided === undefined) return
  await act(industry, decided, { kind: 'report' }, ['review-table', 'plan-confirmation'])
  await act(industry, decided, { kind: 'recognise' }, ['decision'])
  await act(industry, decided - 5, {
    kind: 'reach-milestone',
    milestone: 'eia',
    on: workdaysBefore(today, decided - 5),
  })
}

function assessed(route: RouteId): FilingAct {
  const answers = exampleChecklist.items.map(({ id, kind }) => ({
    item: id,
    answer: kind === 'positive' ? ('met' as const) : ('not-met' as const),
    note: null,
  }))
  return { kind: 'assess', route, answers, worksOverride: null }
}

async function uploaded(
  service: Service,
  actor: Actor,
  id: string,
  kind: DocumentKind,
  { parcel, paper, index }: Seeding,
) {
  const isBoundary = kind === 'boundary'
  const bytes = isBoundary ? Buffer.from(sampleBoundary(parcel, index)) : paper
  const grant = await authorise(service, actor, 'uploadFilingDocument')
  const name = isBoundary ? '四至范围.geojson' : '示例材料.pdf'
  const { sha256 } = await uploadDocument(service, grant, id, {
    kind,
    name,
    bytes,
    ...(isBoundary ? { crs: '4549' } : {}),
  })
  return { kind, sha256 }
}

/** The service as it stood on a day, so that what is made is dated then. */
function at(service: Service, day: CalendarDate, hours: number): Service {
  const then = Date.parse(`${day}T00:00:00+08:00`) + Math.round(hours * 3_600_000)
  return { ...service, clock: { now: () => Math.min(then, service.clock.now()) } }
}

function workdaysBefore(today: CalendarDate, count: number): CalendarDate {
  let date = today
  for (let left = count; left > 0; ) {
    if (isWorkday(date, shippedCalendar)) left -= 1
    date = fromDayNumber(dayNumber(date) - 1)
  }
  return date
}

/** One page that says what it is, in place of every document of the samples. */
async function samplePaper(service: Service, today: CalendarDate): Promise<Uint8Array> {
  return service.paper.render({
    title: '示例材料',
    issuedOn: today,
    footer: '示例数据，非真实企业和地块',
    blocks: [{ kind: 'paragraph', text: '本页代替实际材料，仅供演示。' }],
  })
}
