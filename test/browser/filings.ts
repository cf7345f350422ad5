import { randomUUID } from 'node:crypto'
import type { FilingDetail } from '#core/api/filings.ts'
import type { FilingAct } from '#core/filing/act-schema.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { type DocumentKind, documentLabel } from '#core/filing-route/document-kind.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type CellInput, parseRow } from '#core/form/parse.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { authorise } from '#server/actions/authorise.ts'
import { actOnFiling } from '#server/filing/act.ts'
import { createFiling } from '#server/filing/create.ts'
import { uploadDocument } from '#server/filing/upload.ts'
import { readCases } from '../core/filing/yaml.ts'
import { pdf } from '../server/attachments/files.ts'
import type { District } from './district.ts'

type Typed = Readonly<Record<string, CellInput>>

const { 基准: sound } = readCases<{ readonly 基准: Typed }>('application.yaml')

/** A 申请表 without faults, by label, as it would be typed. */
export const soundApplication: Typed = sound

/** A corner plot of 10,012.50 m² in 松江, in EPSG 4549. */
export const cornerPlot = JSON.stringify({
  type: 'Polygon',
  coordinates: [
    [
      [612_000, 3_432_000],
      [612_120, 3_432_000],
      [612_120, 3_432_050],
      [612_062.5, 3_432_050],
      [612_062.5, 3_432_114.2],
      [612_000, 3_432_114.2],
      [612_000, 3_432_000],
    ],
  ],
})

function keyOf(label: string): string {
  const entry = fieldEntries(zeroIncrementForm).find(([, field]) => field.label === label)
  if (entry === undefined) throw new RangeError(`the form has no field ${label}`)
  return entry[0]
}

/** One filing as people work on it, each act on its day. */
export class SeededFiling {
  private readonly district: District
  private detail: FilingDetail

  constructor(district: District, detail: FilingDetail) {
    this.district = district
    this.detail = detail
  }

  get id(): string {
    return this.detail.id
  }

  async upload(username: string, kind: DocumentKind, day: string): Promise<{ kind: DocumentKind; sha256: string }> {
    const service = serviceOn(this.district, day)
    const grant = await authorise(service, this.district.actor(username), 'uploadFilingDocument')
    const isBoundary = kind === 'boundary'
    const bytes = new TextEncoder().encode(isBoundary ? cornerPlot : `${pdf.toString('latin1')}% ${kind}\n%%EOF\n`)
    const name = isBoundary ? '四至范围.geojson' : `${documentLabel(kind)}.pdf`
    const asked = isBoundary ? { crs: '4549' as const } : {}
    const { sha256 } = await uploadDocument(service, grant, this.id, { kind, name, bytes, ...asked })
    return { kind, sha256 }
  }

  async act(
    username: string,
    day: string,
    act: FilingAct,
    {
      documents: kinds = [],
      comment,
    }: { readonly documents?: readonly DocumentKind[]; readonly comment?: string } = {},
  ): Promise<void> {
    const service = serviceOn(this.district, day)
    const documents: { kind: DocumentKind; sha256: string }[] = []
    for (const kind of kinds) documents.push(await this.upload(username, kind, day))
    const grant = await authorise(service, this.district.actor(username), 'actOnFiling')
    this.detail = await actOnFiling(service, grant, this.id, {
      request: randomUUID(),
      version: this.detail.version,
      act,
      documents,
      ...(comment === undefined ? {} : { comment }),
    })
  }

  async submit(day: string, more: readonly DocumentKind[] = []): Promise<void> {
    await this.act('zhoutao', day, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract', ...more] })
  }

  async assess(day: string, route: Extract<FilingAct, { kind: 'assess' }>['route']): Promise<void> {
    const answers = exampleChecklist.items.map(({ id: item, kind }) => ({
      item,
      answer: kind === 'positive' ? ('met' as const) : ('not-met' as const),
      note: null,
    }))
    await this.act(
      'zhoutao',
      day,
      { kind: 'assess', route, answers, worksOverride: null },
      { documents: ['preliminary-opinion'] },
    )
  }

  async stamp(day: string): Promise<void> {
    await this.act('zhoutao', day, { kind: 'issue-sheet' })
    await this.act('zhoutao', day, { kind: 'confirm-sheet', version: 1, party: 'applicant' })
    await this.act('zhoutao', day, { kind: 'confirm-sheet', version: 1, party: 'industry' })
  }

  async review(day: string, dueDay: string): Promise<void> {
    const reviewers = ['reform', 'planning', 'ecology', '310117105000']
    await this.act('zhoutao', day, {
      kind: 'open-review',
      invited: reviewers.map((reviewer) => ({ reviewer, dueDay })),
    })
  }

  async agree(day: string, reviewers = ['reform', 'planning', 'ecology', '310117105000']): Promise<void> {
    for (const reviewer of reviewers) {
      const act = { kind: 'give-opinion', reviewer, opinion: '同意' } as const
      await this.act('zhoutao', day, act, { comment: '符合本部门要求，按规定办理后续手续。' })
    }
  }
}

function serviceOn(district: District, day: string) {
  const now = Date.parse(`${day}T10:12:00+08:00`)
  return { ...district.server.service, clock: { now: () => now } }
}

/** A filing entered by 区专班 on a day, its 申请表 the sound one with some cells typed otherwise, by label. */
export async function seedFiling(district: District, day: string, changed: Typed = {}): Promise<SeededFiling> {
  const service = serviceOn(district, day)
  const grant = await authorise(service, district.actor('zhoutao'), 'createFiling')
  const typed = Object.entries({ ...sound, ...changed }).map(([label, input]) => [keyOf(label), input])
  const cells = parseRow(zeroIncrementForm, Object.fromEntries(typed))
  const body = { request: randomUUID(), formVersion: zeroIncrementForm.version, cells }
  return new SeededFiling(district, await createFiling(service, grant, body))
}
