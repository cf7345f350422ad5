import type { Kysely } from 'kysely'
import type { CheckContext } from '#core/checks/context.ts'
import type { DepartmentFacts } from '#core/checks/facts-of.ts'
import { judgedValueKey, type ParcelFigures } from '#core/facts/facts.ts'
import { effectiveValues } from '#core/record/effective.ts'
import type { Layer } from '#core/record/layer.ts'
import { withLastYear } from '#core/subject/last-year.ts'
import type { ParcelSubject } from '#core/subject/subject.ts'
import { type FormRow, subjectsOf } from '#core/subject/subjects-of.ts'
import { formRows } from '../db/department-rows.ts'
import type { RowTable, Schema } from '../db/schema.ts'
import { type RowState, usccOf } from '../rows/state.ts'
import { isUnsubmitted, townsByParcel } from '../rows/surroundings.ts'
import { formRow, fromTable } from '../rows/table.ts'
import { maskableValues } from '../rows/view.ts'
import { maskedFigures, readFigures } from './read-figures.ts'

/** A value of a result that stands in a masked layer; `uscc` names the firm it is about, null for the whole parcel. */
export interface MaskedValue {
  readonly field: string
  readonly uscc: string | null
  /** 'before' = the figure of the year before. */
  readonly year?: 'before'
}

/** One year of a district as an evaluation reads it. */
export interface DistrictYear {
  readonly subjects: readonly ParcelSubject[]
  readonly departments: ReadonlyMap<string, DepartmentFacts>
  readonly masked: ReadonlyMap<string, readonly MaskedValue[]>
  readonly context: Pick<CheckContext, 'unsubmitted' | 'submittedBy'>
}

const rowsPerRead = 2000

/** Reads a year's rows and the year before's in one transaction of the caller. */
export async function readDistrict(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: string,
): Promise<DistrictYear> {
  const rows: FormRow[] = []
  const layers = new Map<string, Record<string, Layer>>()
  const masked = new Map<string, MaskedValue[]>()
  const holdings = new Map<string, { parcels: number; open: boolean }>()
  const towns = new Map<string, string | null>()
  await eachRow(db, district, cycle, (row) => {
    const { key } = row
    rows.push(formRow(row, row.effective))
    addLayers(layers, row)
    for (const field of maskableValues(row)) push(masked, key.parcelCode, { field, uscc: usccOf(key) })
    if (key.form === 'parcel-self-assessment') towns.set(key.parcelCode, row.townCode)
    else countHolding(holdings, key.uscc, isUnsubmitted(row.status))
  })
  const before: FormRow[] = []
  const yearBefore = String(Number(cycle) - 1)
  await eachRow(db, district, yearBefore, (row) => {
    before.push(formRow(row, row.effective))
    for (const field of maskableValues(row)) {
      push(masked, row.key.parcelCode, { field, uscc: usccOf(row.key), year: 'before' })
    }
  })
  const figures = await readFigures(db, district, cycle)
  const figuresBefore = await readFigures(db, district, yearBefore)
  for (const [code, ofParcel] of figures) {
    for (const field of maskedFigures(ofParcel)) push(masked, code, { field, uscc: null })
  }
  for (const [code, ofParcel] of figuresBefore) {
    for (const field of maskedFigures(ofParcel)) push(masked, code, { field, uscc: null, year: 'before' })
  }
  const claims = await db
    .selectFrom('parcel_claim')
    .select(['parcel_code', 'town_code'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('town_code')
    .execute()
  return {
    subjects: withLastYear(subjectsOf(rows, { today }), subjectsOf(before, { today }), figuresBefore),
    departments: departmentFacts(layers, figures),
    masked,
    context: {
      unsubmitted: new Set([...holdings].flatMap(([uscc, { parcels, open }]) => (parcels > 1 && open ? [uscc] : []))),
      submittedBy: townsByParcel(claims, towns),
    },
  }
}

/** All rows of a year that are part of it by form and key, a piece at a time. */
async function eachRow(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  visit: (row: RowState) => void,
): Promise<void> {
  for (const form of ['parcel-self-assessment', 'enterprise-information']) {
    let after = ''
    for (;;) {
      const rows: readonly RowTable[] = await formRows(db, { district, form, cycle }, after, rowsPerRead)
      for (const row of rows) visit(fromTable(row))
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.row_key
    }
  }
}

function addLayers(layers: Map<string, Record<string, Layer>>, row: RowState): void {
  const { key } = row
  const ofParcel = layers.get(key.parcelCode) ?? {}
  for (const [field, { layer }] of Object.entries(effectiveValues(row.layered))) {
    if (layer !== 'reported') ofParcel[judgedValueKey(field, usccOf(key) ?? undefined)] = layer
  }
  if (Object.keys(ofParcel).length > 0) layers.set(key.parcelCode, ofParcel)
}

/** What is on file of a parcel beside its rows; a parcel without either is left out, so that its facts read as ever. */
function departmentFacts(
  layers: ReadonlyMap<string, Readonly<Record<string, Layer>>>,
  figures: ReadonlyMap<string, ParcelFigures>,
): ReadonlyMap<string, DepartmentFacts> {
  const facts = new Map<string, DepartmentFacts>([...layers].map(([code, ofParcel]) => [code, { layers: ofParcel }]))
  for (const [code, ofParcel] of figures) facts.set(code, { ...facts.get(code), figures: ofParcel })
  return facts
}

function push<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [item])
  else group.push(item)
}

function countHolding(holdings: Map<string, { parcels: number; open: boolean }>, uscc: string, open: boolean): void {
  const known = holdings.get(uscc)
  holdings.set(uscc, { parcels: (known?.parcels ?? 0) + 1, open: open || (known?.open ?? false) })
}
