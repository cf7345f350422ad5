import { readRow } from '../form/clean.ts'
import type { Cells } from '../form/form.ts'
import type { FormId } from '../forms/catalogue.ts'
import { type EnterpriseValues, enterpriseForm } from '../forms/enterprise-information.ts'
import { type ParcelValues, parcelForm } from '../forms/parcel-self-assessment.ts'
import { type CalendarDate, yearOf } from '../vocabulary/calendar-date.ts'
import { groupByParcel } from './group.ts'
import type { ParcelSubject, Row } from './subject.ts'

/** A row of either form as a workbook or a database holds it. */
export interface FormRow {
  /** Names the row in findings. */
  readonly id: string
  readonly form: FormId
  /** 评估年度 as text, null when it is not known. */
  readonly cycle: string | null
  readonly cells: Cells
}

/**
 * Parcels with their firms, cycle by cycle. Of several rows of one parcel the first counts, the others stand under
 * `repeats`; firms of a parcel that is not listed have `parcel` null. A row of unknown year belongs to the first year
 * the others name, or to the current one.
 */
export function subjectsOf(
  rows: readonly FormRow[],
  context: { readonly today: CalendarDate },
): readonly ParcelSubject[] {
  const currentYear = yearOf(context.today)
  const usual = rows.map(({ cycle }) => readableCycle(cycle, currentYear)).find((cycle) => cycle !== null)
  const cycles = new Map<string, { readonly parcels: Row<ParcelValues>[]; readonly firms: Row<EnterpriseValues>[] }>()
  for (const { id, form, cycle, cells } of rows) {
    const key = readableCycle(cycle, currentYear) ?? usual ?? String(currentYear)
    const held = cycles.get(key) ?? { parcels: [], firms: [] }
    cycles.set(key, held)
    if (form === 'parcel-self-assessment') held.parcels.push(readRow(parcelForm, id, cells, context))
    else held.firms.push(readRow(enterpriseForm, id, cells, context))
  }
  return [...cycles].flatMap(([cycle, { parcels, firms }]) => groupByParcel(cycle, parcels, firms))
}

/** A year out of range is read as blank, like any other value: a typing error opens no ranking of its own. */
function readableCycle(cycle: string | null, currentYear: number): string | null {
  const year = Number(cycle)
  return cycle !== null && year >= parcelForm.fields.assessYear.min && year <= currentYear ? cycle : null
}

/** The subjects of each cycle, in the order the cycles first occur: every cycle is checked and evaluated by itself. */
export function byCycle(subjects: readonly ParcelSubject[]): ReadonlyMap<string, readonly ParcelSubject[]> {
  const cycles = new Map<string, ParcelSubject[]>()
  for (const subject of subjects) {
    const held = cycles.get(subject.cycle)
    if (held === undefined) cycles.set(subject.cycle, [subject])
    else held.push(subject)
  }
  return cycles
}
