import type { disposalEndpoints } from '#core/api/disposal.ts'
import type { DisposalDetail, DisposalOpened, DisposalSheetDetail } from '#core/api/disposal-shapes.ts'
import type { EndpointId } from '#core/api/table.ts'
import { insertSheetRead } from '#server/db/disposal-sheets.ts'
import { fillDisposalSheet } from '#workbook/disposal/fill.ts'
import { readDisposalSheet } from '#workbook/disposal/read.ts'
import { committed } from '../../templates/out.ts'
import { pdf } from '../attachments/files.ts'
import { chedun, xinqiao, zhouTao } from '../cast.ts'
import { decide } from '../class-lists/stage.ts'
import { fileOf, inChedun, StagedPlan } from '../disposal/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'

interface Place {
  readonly code: string
  readonly town: string
  readonly id: string
  readonly sha256: string
  readonly candidate: string
  /** Number of an open conflict. */
  readonly conflict: number
  /** A sheet that was read back for the parcel's 街镇. */
  readonly sheet: string
}

const codeOf = { own: example, other: inChedun } as const
const townOf = { own: xinqiao, other: chedun } as const
/** On the list, without a plan. */
const unplanned = { own: 'SJ-XQ-0998', other: 'SJ-CD-0998' } as const
const places = new WeakMap<TestApp, Promise<Readonly<Record<Which, Place>>>>()

/** A plan of a parcel in 新桥镇 that 区税务局 was asked about, and one in 车墩镇 that it was not. */
function placesOf(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const known = places.get(app) ?? make(app)
  places.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const classes = { [example]: 'D', [inChedun]: 'D', [unplanned.own]: 'D', [unplanned.other]: 'D' } as const
  await decide(app.service, cycle, classes, { towns: { [inChedun]: chedun, [unplanned.other]: chedun } })
  return { own: await placeOf(app, 'own'), other: await placeOf(app, 'other') }
}

async function placeOf(app: TestApp, which: Which): Promise<Place> {
  const [code, town] = [codeOf[which], townOf[which]]
  const plan = await StagedPlan.drafted(app, code)
  const { revision } = plan.detail
  const sent = { params: plan.params, body: fileOf(pdf, `依据-${which}.pdf`) }
  const { files } = (await answer(app, zhouTao, 'attachToDisposalPlan', sent)) as DisposalDetail
  plan.detail = await plan.as(zhouTao)
  await plan.act(zhouTao, 'submit')
  await plan.act(zhouTao, 'invite', { departments: [which === 'own' ? 'tax' : 'justice'] })
  await plan.act(zhouTao, 'return', { note: '请补充措施' })
  await plan.save(zhouTao, { planNote: '先写的' }, revision)
  await plan.save(zhouTao, { planNote: '同时写的' }, revision)
  const lines = [{ townCode: town, path: null, area: 1, parcels: 1 }]
  const yearly = { year: 2027, origin: 'own', source: `年度计划 ${code}`, lines }
  await answer(app, zhouTao, 'addYearlyDisposalPlan', { body: yearly })
  const conflict = plan.detail.openConflicts[0]?.number ?? 0
  const sheet = await sheetOf(app, town)
  const candidate = unplanned[which]
  return { code, town, id: plan.detail.id, sha256: files[0]?.sha256 ?? '', candidate, conflict, sheet }
}

/** A sheet that the 街镇 sent, as it is kept. */
async function sheetOf({ service }: TestApp, town: string): Promise<string> {
  const id = `sheet-${town}`
  const counts = { accepted: 0, merged: 0, conflict: 0, refused: 0, unchanged: 0 }
  const by = { username: 'jingban', by_name: '经办', at: '2026-11-22T10:00:00.000+08:00' }
  await service.database.write((db) =>
    insertSheetRead(db, {
      district: service.district.code,
      id,
      number: Number(town),
      name: '处置方案表.xlsx',
      sha256: '0'.repeat(64),
      counts: JSON.stringify(counts),
      notes: '[]',
      lines: '[]',
      town_code: town,
      ...by,
    }),
  )
  return id
}

async function sheetWith(code: string): Promise<Uint8Array> {
  return fillDisposalSheet(await committed('处置方案表.xlsx'), { rows: [{ parcelCode: code }], plans: [] })
}

function about(id: EndpointId, request: (place: Place) => Call | Promise<Call>, seen?: Seen): Probe {
  return async ({ app }, actor, which) => {
    const place = (await placesOf(app))[which]
    const check = seen === undefined ? undefined : (response: Response) => seen(response, place)
    return outcomeOf(await call(app, actor, id, await request(place)), check)
  }
}

type Seen = (response: Response, place: Place) => Promise<boolean>

const holdsId: Seen = async (response, { id }) => (await response.text()).includes(id)
const holdsTown: Seen = async (response, { town }) => (await response.text()).includes(town)
const holdsCode: Seen = async (response, { code }) => (await response.text()).includes(code)
const holdsCandidate: Seen = async (response, { candidate }) => (await response.text()).includes(candidate)
const holdsSheet: Seen = async (response, { sheet }) => (await response.text()).includes(sheet)

const tableHolds: Seen = async (response, { code }) => {
  const { read, utils } = await import('xlsx')
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const first = book.Sheets[book.SheetNames[0] ?? '']
  return first !== undefined && JSON.stringify(utils.sheet_to_json(first, { header: 1 })).includes(code)
}

type OfScope = Exclude<
  keyof typeof disposalEndpoints,
  'addYearlyDisposalPlan' | 'removeYearlyDisposalPlan' | 'exportSoeDisposal'
>

export const disposalProbes: Readonly<Record<OfScope, Probe>> = {
  disposalPlans: about('disposalPlans', () => ({}), holdsId),
  disposalCandidates: about('disposalCandidates', () => ({}), holdsCandidate),
  openDisposalPlans: about(
    'openDisposalPlans',
    ({ code }) => ({ body: { parcelCodes: [code] } }),
    async (response) => {
      const { items } = (await response.json()) as DisposalOpened
      return items[0]?.id != null
    },
  ),
  disposalPlan: about('disposalPlan', ({ id }) => ({ params: { id } })),
  saveDisposalPlan: about('saveDisposalPlan', ({ id }) => ({
    params: { id },
    body: { revision: 0, changes: { planNote: '补充' } },
  })),
  // Without the value: what is found is refused for that, and stays open for whoever asks next.
  settleDisposalConflict: about('settleDisposalConflict', ({ id, conflict }) => ({
    params: { id },
    body: { number: conflict, choice: 'other' },
  })),
  actOnDisposalPlan: about('actOnDisposalPlan', ({ id }) => ({
    params: { id },
    body: { act: 'comment', revision: 0 },
  })),
  attachToDisposalPlan: about('attachToDisposalPlan', ({ id }) => ({ params: { id }, body: fileOf(pdf, '依据.pdf') })),
  disposalPlanFile: about('disposalPlanFile', ({ id, sha256 }) => ({ params: { id, sha256 } })),
  disposalSheet: about(
    'disposalSheet',
    () => ({}),
    async (response, { code }) => {
      const { rows } = await readDisposalSheet(new Uint8Array(await response.arrayBuffer()), 10)
      return rows.some(({ parcelCode }) => parcelCode === code)
    },
  ),
  uploadDisposalSheet: about(
    'uploadDisposalSheet',
    async ({ code }) => ({ body: fileOf(await sheetWith(code), '处置方案表.xlsx') }),
    async (response) => ((await response.json()) as DisposalSheetDetail).counts.refused === 0,
  ),
  disposalSheets: about('disposalSheets', () => ({}), holdsSheet),
  disposalSheetReport: about('disposalSheetReport', ({ sheet }) => ({ params: { id: sheet } })),
  disposalProgress: about('disposalProgress', () => ({}), holdsTown),
  yearlyDisposalPlans: about('yearlyDisposalPlans', () => ({}), holdsCode),
  exportDisposalPlans: about('exportDisposalPlans', () => ({}), tableHolds),
}
