import type { SheetDraft } from '../build.ts'

/** What all sheets of a standard have: paper, foot, tab, height of plain rows. */
export function pageOf(
  title: string,
  orientation: 'portrait' | 'landscape',
  headRow: number,
): Pick<SheetDraft, 'rowHeight' | 'view' | 'pageSetup' | 'headerFooter'> {
  return {
    rowHeight: 21,
    view: { showGridLines: false, zoomScale: 100, tabColor: { rgb: '0B6B55' } },
    pageSetup: {
      paperSize: orientation === 'portrait' ? 'a4' : 'a3',
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `$${headRow}:$${headRow}`,
    },
    // An ampersand begins a code of the foot.
    headerFooter: { oddFooter: `&L&8${title.replaceAll('&', '&&').slice(0, 120)}&R&8第 &P 页，共 &N 页` },
  }
}
