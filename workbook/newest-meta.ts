import type { RowRevision, WorkbookMeta } from './meta.ts'

/**
 * What both homes of the meta say together. A program that cannot reach the custom XML part (Excel below ExcelApi 1.5)
 * notes revisions in the sheet only; revisions only grow, so the higher one is the later.
 */
export function newestMeta(part: WorkbookMeta | null, sheet: WorkbookMeta | null): WorkbookMeta | null {
  if (part === null || sheet === null) return part ?? sheet
  const revisions = new Map<string, RowRevision>()
  for (const row of [...part.revisions, ...sheet.revisions]) {
    const key = `${row.form} ${row.key}`
    if (row.revision > (revisions.get(key)?.revision ?? -1)) revisions.set(key, row)
  }
  return { ...part, revisions: [...revisions.values()] }
}
