import type { ParcelFigures } from '../facts/facts.ts'
import { countedFirms } from '../facts/sums.ts'
import { type AmountField, placeOf, tallyOf } from '../facts/tally.ts'
import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import { toNumber } from '../vocabulary/exact.ts'

/** Amounts a department may state for a whole parcel (以地块为单位, 123号) instead of firm by firm. */
export const parcelFigureFields = {
  statistics: ['fixedAssets', 'grossOutput', 'revenue', 'energyTce', 'employeesYearEnd'],
  tax: ['taxPaid', 'rdExpense'],
  ecology: ['codT', 'nh3nT', 'so2T', 'noxT'],
} as const satisfies { readonly [D in keyof ParcelFigures]-?: readonly (keyof NonNullable<ParcelFigures[D]>)[] }

/** What a figure for a whole parcel is compared with where there was none before. */
export const sumOfRowsText = '企业行合计'

export type FigureDepartment = keyof typeof parcelFigureFields
export const figureDepartments = Object.keys(parcelFigureFields) as readonly FigureDepartment[]

/** A department's amounts for a parcel by field, in the field's unit; null takes one back. */
export type FigureValues = Readonly<Record<string, number | null>>

/** The department as one that states figures for parcels, null for every other. */
export function figureDepartmentOf(department: string | null): FigureDepartment | null {
  return figureDepartments.find((code) => code === department) ?? null
}

/** The amounts the department may state for a parcel; none for most departments. */
export function figureFieldsOf(department: string | null): readonly AmountField[] {
  const code = figureDepartmentOf(department)
  return code === null ? [] : parcelFigureFields[code]
}

/** What stands when revisions, in their order, have been taken in: what was taken back is absent. */
export function standingFigures(revisions: Iterable<FigureValues>): Readonly<Record<string, number>> {
  const standing = new Map<string, number>()
  for (const fields of revisions) {
    for (const [field, value] of Object.entries(fields)) {
      if (value === null) standing.delete(field)
      else standing.set(field, value)
    }
  }
  return Object.fromEntries(standing)
}

/** Standing figures of a parcel by department as scoring reads them; null when there is none. */
export function figuresOf(standing: ReadonlyMap<string, Readonly<Record<string, number>>>): ParcelFigures | null {
  const groups = figureDepartments.flatMap((department) => {
    const values = standing.get(department) ?? {}
    const kept = parcelFigureFields[department].flatMap((field) => {
      const value = values[field]
      return value === undefined ? [] : [[field, value] as const]
    })
    return kept.length === 0 ? [] : [[department, Object.fromEntries(kept)] as const]
  })
  return groups.length === 0 ? null : Object.fromEntries(groups)
}

/**
 * What the firms' rows say where a department's figure would stand, shares applied: of 统计 the rows with 是否规上 = 是, of
 * 税务 and 生态环境 all rows. Null when no row says anything.
 */
export function replacedSum(
  department: FigureDepartment,
  firms: readonly EnterpriseValues[],
  field: AmountField,
): number | null {
  const counted = countedFirms(firms)
  const replaced = department === 'statistics' ? counted.filter(({ aboveScale }) => aboveScale === true) : counted
  const sum = tallyOf(replaced).known[placeOf[field]] ?? null
  return sum === null ? null : toNumber(sum)
}

/** Whether a line or its target is about a whole parcel: a place among firms that names none. */
export function isParcelFigure(form: string, { uscc }: { readonly uscc: string | null }): boolean {
  return form === 'enterprise-information' && uscc === null
}
