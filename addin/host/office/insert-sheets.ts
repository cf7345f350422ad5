import type { NamedCells } from '#workbook/defined-names.ts'
import { metaSheetName } from '#workbook/meta.ts'
import type { OwnWrites } from '../own-writes.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import { toBase64 } from './base64.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { brokenNames, repairNames } from './repair-names.ts'

interface Sheet {
  readonly id: string
  readonly name: string
}

/**
 * Brings the sheets of an .xlsx to the end of this workbook, with the names that point into them. Answers what each
 * sheet is called here: Excel adds (2) where a name is taken. Rejects with SpreadsheetFailure 'refused' where Excel
 * refuses the file (office-js #2718, #5777, #6142) and 'protected' where the workbook takes no sheets.
 */
export async function insertSheets(
  batches: Batches,
  own: OwnWrites,
  bytes: Uint8Array,
  names: readonly NamedCells[],
): Promise<ReadonlyMap<string, string>> {
  const base64 = toBase64(bytes)
  return await own.during(async (claim) => {
    const before = await sheetsOf(batches)
    const broken = await brokenNames(batches)
    const inserted = await insert(batches, base64, before)
    for (const { id } of inserted) claim(id, null)
    const taken = new Set(before.map((sheet) => sheet.name))
    const called = new Map(inserted.map(({ name }) => [originalName(name, taken), name]))
    await repairNames(batches, called, names, broken)
    await tidy(batches, inserted, taken)
    return called
  })
}

async function sheetsOf(batches: Batches): Promise<readonly Sheet[]> {
  return await batches.run(async (context) => {
    const { worksheets } = context.workbook
    worksheets.load('items/id,items/name')
    await context.sync()
    return worksheets.items.map(({ id, name }) => ({ id, name }))
  })
}

/** Excel on the web has been seen to insert the sheets and then to answer GeneralException (office-js #3179). */
async function insert(batches: Batches, base64: string, before: readonly Sheet[]): Promise<readonly Sheet[]> {
  let failure: unknown = null
  try {
    await batches.once(() =>
      Excel.run(async (context) => {
        context.workbook.insertWorksheetsFromBase64(base64, { positionType: 'End' })
        await context.sync()
      }),
    )
  } catch (error) {
    if (error instanceof DOMException) throw error
    failure = error
  }
  const inserted = await newSheets(batches, before)
  if (failure === null || inserted.length > 0) return inserted
  const code = officeCode(failure)
  if (code === null) throw failure
  throw new SpreadsheetFailure(code === 'AccessDenied' ? 'protected' : 'refused', '', code)
}

async function newSheets(batches: Batches, before: readonly Sheet[]): Promise<readonly Sheet[]> {
  const known = new Set(before.map((sheet) => sheet.id))
  return (await sheetsOf(batches)).filter((sheet) => !known.has(sheet.id))
}

/** 街镇台账 (2) was 街镇台账 in its file when that was taken here. */
function originalName(name: string, taken: ReadonlySet<string>): string {
  const original = name.replace(/ \(\d+\)$/, '')
  return taken.has(original) ? original : name
}

/**
 * Shows the first sheet a person may see. A second _meta would speak for sheets the first knows nothing of: it goes;
 * who inserted the sheets writes the meta of the whole workbook.
 */
async function tidy(batches: Batches, inserted: readonly Sheet[], taken: ReadonlySet<string>): Promise<void> {
  await batches.run(async (context) => {
    const sheets = inserted.map(({ id }) => context.workbook.worksheets.getItem(id))
    for (const sheet of sheets) sheet.load('name,visibility')
    await context.sync()
    for (const sheet of sheets) {
      if (originalName(sheet.name, taken) !== metaSheetName) continue
      const isSecond = sheet.name !== metaSheetName
      // A very hidden sheet cannot be deleted.
      sheet.visibility = isSecond ? 'Hidden' : 'VeryHidden'
      if (isSecond) sheet.delete()
    }
    sheets.find((sheet) => sheet.visibility === 'Visible')?.activate()
    await context.sync()
  })
}
