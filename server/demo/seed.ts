import { createHash } from 'node:crypto'
import type { PushBody } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import type { Actor } from '../actions/actor.ts'
import { authorise } from '../actions/authorise.ts'
import { pushBatch } from '../actions/push-batch.ts'
import type { Service } from '../service.ts'
import type { SampleParcel } from './district.ts'

type PushedRow = PushBody['rows'][number]

const rowsPerBatch = 500

/** A batch id that is the same at every seeding, in the shape of a UUID. */
function batchId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function fieldsOf(cells: Cells, keys: readonly string[]): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(cells).filter(([field]) => !keys.includes(field)))
}

function pushedRow(form: FormId, cycle: string, cells: Cells): PushedRow {
  const parcelCode = String(cells.parcelCode)
  const key =
    form === 'parcel-self-assessment' ? { cycle, parcelCode } : { cycle, parcelCode, uscc: String(cells.uscc) }
  return { form, key, baseRevision: 0, fields: fieldsOf(cells, ['parcelCode', 'uscc', 'assessYear']) }
}

/** Pushes rows as the actor, in batches, through the use case that the pane uses. Throws when a row is refused. */
export async function pushAs(service: Service, actor: Actor, name: string, rows: readonly PushedRow[]): Promise<void> {
  const grant = await authorise(service, actor, 'push')
  const forms = formIds.map((id) => ({ id, version: formById(id).version }))
  for (let start = 0; start < rows.length; start += rowsPerBatch) {
    const batch = { batch: batchId(`${name} ${start}`), forms, rows: rows.slice(start, start + rowsPerBatch) }
    const answer = await pushBatch(service, grant, batch)
    const refused = answer.rows.find((row) => row.refusal !== null)
    if (refused) throw new Error(`sample row ${refused.key} was refused: ${refused.refusal?.message}`)
  }
}

/** Every row of the sample district, as the 专班 would upload the ledgers of the 街镇. */
export async function seedRows(
  service: Service,
  actor: Actor,
  cycle: string,
  parcels: readonly SampleParcel[],
): Promise<void> {
  const rows = parcels.flatMap(({ parcel, firms }) => [
    pushedRow('parcel-self-assessment', cycle, parcel),
    ...firms.map((firm) => pushedRow('enterprise-information', cycle, firm)),
  ])
  await pushAs(service, actor, 'ledgers', rows)
}

function seeded(parcels: readonly SampleParcel[], every: number, offset: number): readonly SampleParcel[] {
  return parcels.filter((_, index) => index % every === offset)
}

function taxRow(cycle: string, firm: Cells): PushedRow {
  const tax = typeof firm.taxPaid === 'number' ? firm.taxPaid : 0
  return {
    form: 'enterprise-information',
    key: { cycle, parcelCode: String(firm.parcelCode), uscc: String(firm.uscc) },
    baseRevision: 0,
    // Most agree with what was reported; every fourth is a little lower, as real lists are.
    fields: { taxPaid: Math.round(tax * (String(firm.uscc).charCodeAt(15) % 4 === 0 ? 0.98 : 1) * 100) / 100 },
  }
}

/** Departments confirm a part: tax figures, and the house-safety verdicts that fire a rule. */
export async function seedDepartments(
  service: Service,
  actors: { readonly tax: Actor; readonly construction: Actor },
  cycle: string,
  parcels: readonly SampleParcel[],
): Promise<void> {
  const taxed = seeded(parcels, 3, 1).flatMap(({ firms }) => firms.map((firm) => taxRow(cycle, firm)))
  await pushAs(service, actors.tax, 'tax', taxed)
  const judged = parcels.filter(({ parcel }) => parcel.houseSafety === '重大')
  await pushAs(
    service,
    actors.construction,
    'house safety',
    judged.map(({ parcel }) => ({
      form: 'parcel-self-assessment',
      key: { cycle, parcelCode: String(parcel.parcelCode) },
      baseRevision: 0,
      fields: { houseSafety: '重大' },
    })),
  )
}

/** What the 街镇 writes when it reviews a parcel, without which it cannot approve it. */
export async function seedReviews(
  service: Service,
  reviewer: Actor,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<void> {
  const rows = parcelCodes.map((parcelCode) => ({
    form: 'parcel-self-assessment' as const,
    key: { cycle, parcelCode },
    baseRevision: 0,
    fields: {
      townReviewer: reviewer.name,
      townReviewDate: `${Number(cycle) + 1}-04-20`,
      townOpinion: '经现场核查，情况属实。',
    },
  }))
  await pushAs(service, reviewer, 'reviews', rows)
}
