import { randomUUID } from 'node:crypto'
import type { BoundarySummary } from '#core/api/filing-files.ts'
import type { FilingDetail } from '#core/api/filings.ts'
import type { FilingAct } from '#core/filing/act-schema.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { CellValue } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type CellInput, parseRow } from '#core/form/parse.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import type { Actor } from '#server/actions/actor.ts'
import { readCases } from '../../core/filing/yaml.ts'
import { pdf } from '../attachments/files.ts'
import { owner, shiLi } from '../cast.ts'
import { answer, type Call, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'

function person(username: string, name: string, role: Actor['role'], org: string | null): Actor {
  return { username, name, role, org, client: 'console' }
}

/** 区经委 and those it asks. */
export const jingWei = person('jingwei', '金伟', 'department', 'economy')
export const faGai = person('fagai', '方凯', 'department', 'reform')
export const huanBao = person('huanbao', '黄波', 'department', 'ecology')
/** Another firm. */
export const otherFirm = person('qita', '示例仓储', 'enterprise', '913101179999999209')

type Typed = Readonly<Record<string, CellInput>>

const { 基准: sound } = readCases<{ readonly 基准: Typed }>('application.yaml')

function keyOf(label: string): string {
  const entry = fieldEntries(zeroIncrementForm).find(([, field]) => field.label === label)
  if (entry === undefined) throw new RangeError(`the form has no field ${label}`)
  return entry[0]
}

/** The sound 申请表 of the cases with some cells typed otherwise, by label; null leaves one blank. */
export function application(changed: Readonly<Record<string, CellInput | null>> = {}): Record<string, CellValue> {
  const typed = Object.entries({ ...sound, ...changed }).flatMap(([label, input]) =>
    input === null ? [] : [[keyOf(label), input] as const],
  )
  return { ...parseRow(zeroIncrementForm, Object.fromEntries(typed)) }
}

export const formVersion = zeroIncrementForm.version

/** 100 m × 100 m in 松江, in EPSG 4549. */
export const square = JSON.stringify({
  type: 'Polygon',
  coordinates: [
    [
      [612_000, 3_432_000],
      [612_100, 3_432_000],
      [612_100, 3_432_100],
      [612_000, 3_432_100],
      [612_000, 3_432_000],
    ],
  ],
})

export interface Uploaded {
  readonly kind: DocumentKind
  readonly sha256: string
  readonly name: string
  readonly boundary: BoundarySummary | null
}

export interface ActOptions {
  readonly documents?: readonly DocumentKind[]
  readonly day?: string
  readonly comment?: string
}

const answers = exampleChecklist.items.map(({ id, kind }) => ({
  item: id,
  answer: kind === 'positive' ? ('met' as const) : ('not-met' as const),
  note: null,
}))

export const assessed = (
  route: Extract<FilingAct, { kind: 'assess' }>['route'],
  worksOverride: string | null = null,
): FilingAct => ({ kind: 'assess', route, answers, worksOverride })

/** One filing as somebody works on it: every act names the version it was last answered. */
export class Staged {
  readonly app: TestApp
  detail: FilingDetail

  constructor(app: TestApp, detail: FilingDetail) {
    this.app = app
    this.detail = detail
  }

  get id(): string {
    return this.detail.id
  }

  /** Content differs from kind to kind, as it would. */
  async upload(actor: Actor, kind: DocumentKind): Promise<Uploaded> {
    const form = new FormData()
    const isBoundary = kind === 'boundary'
    const content = isBoundary ? square : `${pdf.toString('latin1')}% ${kind}\n%%EOF\n`
    form.set('file', new Blob([content]), isBoundary ? '四至范围.geojson' : `${kind}.pdf`)
    const query = isBoundary ? { kind, crs: '4549' } : { kind }
    const request = { params: { id: this.id }, query, body: form }
    return (await answer(this.app, actor, 'uploadFilingDocument', request)) as Uploaded
  }

  async request(actor: Actor, act: FilingAct, { documents = [], ...rest }: ActOptions = {}): Promise<Call> {
    const brought: Pick<Uploaded, 'kind' | 'sha256'>[] = []
    for (const kind of documents) {
      const { sha256 } = await this.upload(actor, kind)
      brought.push({ kind, sha256 })
    }
    const body = { request: randomUUID(), version: this.detail.version, act, documents: brought, ...rest }
    return { params: { id: this.id }, body }
  }

  async act(actor: Actor, act: FilingAct, options: ActOptions = {}): Promise<FilingDetail> {
    const request = await this.request(actor, act, options)
    this.detail = (await answer(this.app, actor, 'actOnFiling', request)) as FilingDetail
    return this.detail
  }

  async refused(actor: Actor, act: FilingAct, options: ActOptions = {}) {
    const { code, details } = await problemOf(
      await call(this.app, actor, 'actOnFiling', await this.request(actor, act, options)),
    )
    return { code, reasons: details.reasons as readonly string[] | undefined }
  }

  async read(actor: Actor): Promise<FilingDetail> {
    this.detail = (await answer(this.app, actor, 'filing', { params: { id: this.id } })) as FilingDetail
    return this.detail
  }

  /** Submitted, accepted and assessed. */
  async toAssessed(route: Parameters<typeof assessed>[0], options: { readonly documents?: DocumentKind[] } = {}) {
    const { documents = [] } = options
    await this.act(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract', ...documents] })
    await this.act(jingWei, { kind: 'accept' })
    await this.act(jingWei, assessed(route), { documents: ['preliminary-opinion'] })
  }

  /** The sheet issued and stamped by both. */
  async toStamped() {
    await this.act(jingWei, { kind: 'issue-sheet' })
    await this.act(shiLi, { kind: 'confirm-sheet', version: 1, party: 'applicant' })
    await this.act(jingWei, { kind: 'confirm-sheet', version: 1, party: 'industry' })
  }

  async toReviewed(dueDay = '2026-11-30') {
    const invited = ['reform', 'ecology'].map((reviewer) => ({ reviewer, dueDay }))
    await this.act(jingWei, { kind: 'open-review', invited })
    await this.act(faGai, { kind: 'give-opinion', reviewer: 'reform', opinion: '同意' }, { comment: '符合产业导向' })
    await this.act(huanBao, { kind: 'give-opinion', reviewer: 'ecology', opinion: '原则同意' })
  }
}

/** A filing of 示例精密制造, made by the firm. */
export async function staged(app: TestApp, changed: Readonly<Record<string, CellInput | null>> = {}): Promise<Staged> {
  const cells = application(changed)
  const body = { request: randomUUID(), formVersion, cells }
  const creator = cells.uscc === owner ? shiLi : jingWei
  return new Staged(app, (await answer(app, creator, 'createFiling', { body })) as FilingDetail)
}

export async function stage(changed: Readonly<Record<string, CellInput | null>> = {}): Promise<Staged> {
  return staged(await testApp(), changed)
}
