import { type Area, parseArea } from '#workbook/address.ts'
import type { SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { rangeAt } from './range-at.ts'

/** Forms on paper have merged cells; a longer sheet is a table, whose rows are not searched for them. */
export const paperRows = 400

export function askMerges(sheet: Excel.Worksheet): Excel.RangeAreas {
  const merged = rangeAt(sheet, `1:${paperRows}`).getMergedAreasOrNullObject().untrack()
  merged.load('address')
  return merged
}

/** 'Sheet1!A1:B2,Sheet1!C3:D4': the name of a sheet may hold commas itself. */
export function mergesOf(merged: Excel.RangeAreas): readonly Area[] {
  if (merged.isNullObject) return []
  const areas = merged.address.match(/[A-Z]{1,3}\d+:[A-Z]{1,3}\d+(?=,|$)/g) ?? []
  return areas.flatMap((text) => parseArea(text) ?? [])
}

/** Of one sheet; none where it has more than 512, which Excel does not answer. */
export async function mergedAreas(batches: Batches, id: SheetId): Promise<readonly Area[]> {
  try {
    return await batches.run(async (context) => {
      const merged = askMerges(context.workbook.worksheets.getItem(id))
      await context.sync()
      return mergesOf(merged)
    })
  } catch (error) {
    if (officeCode(error) === null) throw error
    return []
  }
}
