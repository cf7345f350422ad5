import { columnLetters, quoteSheet } from '../address.ts'
import type { DefinedNames, SheetDraft } from '../build.ts'
import { pageFoot } from '../write/page-foot.ts'

export interface Page {
  readonly orientation: 'portrait' | 'landscape'
  readonly headRow: number
  /** Last row that is printed, where it is not the last one there is, and number of columns. */
  readonly printed?: { readonly row: number; readonly columns: number }
  /** Pages beside each other; their first columns are repeated by `titlesOf`. */
  readonly pagesWide?: number
}

/** What all sheets of a standard have: paper, foot, tab, height of plain rows. */
export function pageOf(
  title: string,
  { orientation, headRow, printed, pagesWide = 1 }: Page,
): Pick<SheetDraft, 'rowHeight' | 'view' | 'pageSetup' | 'headerFooter'> {
  return {
    rowHeight: 21,
    view: { showGridLines: false, zoomScale: 100, tabColor: { rgb: '0B6B55' } },
    pageSetup: {
      paperSize: orientation === 'portrait' ? 'a4' : 'a3',
      orientation,
      fitToPage: true,
      fitToWidth: pagesWide,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(pagesWide > 1 ? {} : { printTitlesRow: `$${headRow}:$${headRow}` }),
      ...(printed === undefined ? {} : { printArea: `$A$1:$${columnLetters(printed.columns - 1)}$${printed.row}` }),
    },
    headerFooter: { oddFooter: pageFoot(title) },
  }
}

/** Columns and row repeated on every printed page of a sheet that is several pages wide, columns first as Excel has them. */
export function titlesOf(sheet: string, columns: number, row: number): DefinedNames[number] {
  const name = quoteSheet(sheet)
  const range = `${name}!$A:$${columnLetters(columns - 1)},${name}!$${row}:$${row}`
  return { name: '_xlnm.Print_Titles', range, scope: sheet }
}
