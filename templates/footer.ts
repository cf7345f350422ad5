import { proposedFormNotice } from '#core/vocabulary/citation.ts'

/** Foot of every printed page: the label, the version, the page. 8 pt. */
export function footer(version: string): { readonly oddFooter: string } {
  return { oddFooter: `&L&8${proposedFormNotice}&R&8模板 ${version}　第 &P 页，共 &N 页` }
}
