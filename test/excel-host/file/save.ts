import type { Workbook } from '../model/workbook.ts'

export function saveWorkbook(workbook: Workbook): Uint8Array {
  throw new Error(`cannot save ${workbook.name}`)
}
