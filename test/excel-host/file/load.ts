import { emptyWorkbook, type Workbook } from '../model/workbook.ts'

export function loadWorkbook(bytes: Uint8Array): Workbook {
  if (bytes.length === 0) throw new RangeError('not a workbook')
  return emptyWorkbook()
}
