import { workbookFileName } from '../hand-out/file-name.ts'

/** 体检表-地块编码-地块名称.pdf */
export function sheetFileName(parcelCode: string, parcelName: string | null, extension: 'pdf' | 'xlsx'): string {
  return `体检表-${workbookFileName(parcelCode, parcelName).replace(/xlsx$/, extension)}`
}
