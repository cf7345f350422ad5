import type { Cells } from '#core/form/form.ts'
import { type DefinedName, type Grid, valueAt } from './grid.ts'
import type { WorkbookMeta } from './meta.ts'

/** Defined name of the cell that states the year of a workbook whose rows do not: a department's file. */
export const cycleName = 'workbook_cycle'

/** The assessment year of a parcel row as text, null when blank or no year. */
export function cycleOfCells(cells: Cells): string | null {
  return yearText(cells.assessYear)
}

/** The year the whole workbook is for, by its own cell or by what it knows about itself. */
export function cycleOfWorkbook(
  grids: readonly Grid[],
  names: readonly DefinedName[],
  meta: WorkbookMeta | null,
): string | null {
  for (const { name, sheet, area } of names) {
    const grid = name === cycleName ? grids.find((one) => one.name === sheet) : undefined
    const year = grid ? yearText(valueAt(grid, area.first.row, area.first.column)) : null
    if (year !== null) return year
  }
  return meta?.cycle ?? null
}

/**
 * The year of an enterprise row: that of its parcel in the same workbook; of a parcel that is not listed the only year
 * of the workbook; null when neither is one.
 */
export function cycleOfParcels(
  parcels: readonly { readonly parcelCode: string | null; readonly cycle: string | null }[],
  workbookCycle: string | null,
): (parcelCode: string | null) => string | null {
  const byParcel = new Map<string, Set<string>>()
  const years = new Set<string>()
  for (const { parcelCode, cycle } of parcels) {
    if (cycle === null) continue
    years.add(cycle)
    if (parcelCode !== null) byParcel.set(parcelCode, (byParcel.get(parcelCode) ?? new Set()).add(cycle))
  }
  const fallback = years.size === 0 ? workbookCycle : only(years)
  return (parcelCode) => {
    const ofParcel = parcelCode === null ? undefined : byParcel.get(parcelCode)
    return ofParcel ? only(ofParcel) : fallback
  }
}

function only(years: ReadonlySet<string>): string | null {
  const [first, second] = years
  return first !== undefined && second === undefined ? first : null
}

function yearText(value: unknown): string | null {
  const number = typeof value === 'string' ? Number(value.replace(/年度?$/, '').trim()) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 1000 && number <= 9999 ? `${number}` : null
}
