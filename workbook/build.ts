import { strToU8 } from 'fflate'
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type WriteOptions,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { type SealCircle, sealDrawing } from './build/seal.ts'
import { withView } from './build/view.ts'
import { metaSheetName, type WorkbookMeta } from './meta.ts'
import { setMeta } from './meta-parts.ts'
import { layoutOf, partText } from './package/layout.ts'
import { type Parts, readParts, writeParts } from './package/parts.ts'

/** What a template may use of the format, so that only this folder knows the library that writes it. */
export type LookOfCell = CellStyle
export type CellDraft = Partial<Cell>
export type CellRule = DataValidation
export type CellFormat = ConditionalRule
export type DefinedNames = NonNullable<WriteOptions['namedRanges']>

export interface SheetDraft extends WriteSheet {
  /** Address of the cell that is selected when the sheet is first opened. */
  readonly selected?: string
  /** Height of rows that state none, in points. */
  readonly rowHeight: number
  readonly seals?: readonly SealCircle[]
  /** Areas whose text may look like a number. */
  readonly codes?: readonly string[]
}

export interface WorkbookDraft {
  readonly title: string
  readonly sheets: readonly SheetDraft[]
  readonly names: DefinedNames
  /** Null for a workbook that holds none of our forms. */
  readonly meta: WorkbookMeta | null
}

/** A fixed day, so that the same forms give the same bytes. */
const made = new Date('2026-01-01T00:00:00Z')

/** A new workbook, its meta in both homes. The same draft gives the same bytes. */
export async function buildWorkbook(draft: WorkbookDraft): Promise<Uint8Array> {
  const meta: WriteSheet = {
    name: metaSheetName,
    rows: [],
    veryHidden: true,
  }
  const bytes = await writeXlsx({
    sheets: draft.meta === null ? [...draft.sheets] : [...draft.sheets, meta],
    namedRanges: [...draft.names],
    defaultFont: { name: '宋体', size: 10.5 },
    properties: { title: draft.title, creator: 'parcel-checkup', created: made, modified: made },
  })
  const parts = readParts(bytes)
  finishSheets(parts, draft.sheets)
  if (draft.meta !== null) setMeta(parts, draft.meta)
  const application = partText(parts, 'docProps/app.xml')?.replace('>hucre<', '>parcel-checkup<')
  if (application !== undefined) parts.set('docProps/app.xml', strToU8(application))
  return writeParts(parts)
}

/** What the library cannot say: selection, default row height, circles for seals. */
function finishSheets(parts: Parts, sheets: readonly SheetDraft[]): void {
  const { sheets: written } = layoutOf(parts)
  for (const [index, sheet] of sheets.entries()) {
    const path = written[index]?.path ?? ''
    const xml = partText(parts, path)
    if (xml === null) continue
    parts.set(
      path,
      strToU8(
        withView(xml, {
          selected: sheet.selected ?? 'A1',
          first: index === 0,
          rowHeight: sheet.rowHeight,
          codes: sheet.codes ?? [],
        }),
      ),
    )
    const drawing = `xl/drawings/drawing${index + 1}.xml`
    if (sheet.seals && parts.has(drawing)) parts.set(drawing, strToU8(sealDrawing(sheet.seals)))
  }
}
