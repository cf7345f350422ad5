import type { Kysely } from 'kysely'
import { type DifferenceKind, differenceKinds, differenceOf } from '#core/department-data/difference.ts'
import { type KnownRow, KnownRows } from '#core/department-data/known-rows.ts'
import { isParcelFigure } from '#core/department-data/parcel-figure.ts'
import type { Target } from '#core/department-data/settle-lines.ts'
import type { CellValue } from '#core/form/field.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { effectiveValues } from '#core/record/effective.ts'
import type { RowKey } from '#core/record/key.ts'
import type { Layer } from '#core/record/layer.ts'
import { formRows } from '../db/department-rows.ts'
import type { Schema } from '../db/schema.ts'
import { loadTouched } from '../rows/load-touched.ts'
import { textOrNull, usccOf } from '../rows/state.ts'
import { fromTable } from '../rows/table.ts'
import { figuresBeside } from './parcel-figures.ts'

const rowsAtOnce = 1000

/** The rows of a year that lists can be held against, a piece at a time: others are served in between. */
export async function knownRows(
  read: <Result>(run: (db: Kysely<Schema>) => Promise<Result>) => Promise<Result>,
  district: string,
  cycle: string,
): Promise<KnownRows> {
  const known: KnownRow[] = []
  for (const form of formIds) {
    let after = ''
    for (;;) {
      const rows = await read((db) => formRows(db, { district, form, cycle }, after, rowsAtOnce))
      for (const { key, effective } of rows.map(fromTable)) {
        const name = textOrNull(form === 'parcel-self-assessment' ? effective.parcelName : effective.firmName)
        known.push({ form, parcelCode: key.parcelCode, uscc: usccOf(key), name })
      }
      const last = rows.at(-1)
      if (rows.length < rowsAtOnce || last === undefined) break
      after = last.row_key
    }
  }
  return new KnownRows(known)
}

export function keyOfTarget(form: FormId, cycle: string, { parcelCode, uscc }: Target): RowKey {
  return form === 'parcel-self-assessment' ? { form, cycle, parcelCode } : { form, cycle, parcelCode, uscc: uscc ?? '' }
}

/** What stood in one field when a line was matched. */
export interface Compared {
  readonly present: CellValue | null
  /** Null for nothing, and for the sum over the firms' rows that a figure for the whole parcel stands against. */
  readonly layer: Layer | null
  readonly difference: DifferenceKind
}

export interface LineComparison {
  readonly byField: Readonly<Record<string, Compared>>
  readonly counts: Readonly<Record<DifferenceKind, number>>
}

export const notCompared: LineComparison = { byField: {}, counts: { new: 0, same: 0, within: 0, beyond: 0 } }

export interface LineToCompare {
  readonly form: FormId
  readonly target: Target | null
  readonly stated: Readonly<Record<string, CellValue>>
}

/** A list's place and year. */
export interface ListOf {
  readonly district: string
  readonly department: string
  readonly cycle: string
}

/** What lines state beside what is effective now, in their order; a line without a row is compared with nothing. */
export async function compareLines(
  db: Kysely<Schema>,
  { district, department, cycle }: ListOf,
  lines: readonly LineToCompare[],
): Promise<readonly LineComparison[]> {
  const keys = lines.flatMap(({ form, target }) => (target === null ? [] : [keyOfTarget(form, cycle, target)]))
  const work = await loadTouched(db, district, keys)
  const ofParcels = lines.flatMap(({ form, target }) =>
    target !== null && isParcelFigure(form, target) ? [target.parcelCode] : [],
  )
  const figures = await figuresBeside(db, { district, department, cycle }, work, ofParcels)
  return lines.map(({ form, target, stated }) => {
    if (target === null) return notCompared
    if (isParcelFigure(form, target)) return comparisonOf(form, stated, (key) => figures(target.parcelCode, key))
    const row = work.get(keyOfTarget(form, cycle, target))
    if (row === null) return notCompared
    const effective = effectiveValues(row.layered)
    return comparisonOf(form, stated, (key) => effective[key] ?? null)
  })
}

/** A value with the layer it stands in, null for a sum over rows. */
export interface Present {
  readonly value: CellValue
  readonly layer: Layer | null
}

function comparisonOf(
  form: FormId,
  stated: LineToCompare['stated'],
  presentOf: (key: string) => Present | null,
): LineComparison {
  const counts = { ...notCompared.counts }
  const byField: Record<string, Compared> = {}
  for (const [key, value] of Object.entries(stated)) {
    const field = formById(form).fields[key]
    if (field === undefined) continue
    const present = presentOf(key)
    const difference = differenceOf(field, value, present?.value)
    counts[difference] += 1
    byField[key] = { present: present?.value ?? null, layer: present?.layer ?? null, difference }
  }
  return { byField, counts }
}

export function comparisonColumns({ byField, counts }: LineComparison) {
  const [created, same, within, beyond] = differenceKinds.map((kind) => counts[kind])
  return {
    compared: JSON.stringify(byField),
    new_values: created ?? 0,
    same_values: same ?? 0,
    within_values: within ?? 0,
    beyond_values: beyond ?? 0,
  }
}
