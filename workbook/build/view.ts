import { attributesOf, elementEnd, findElement } from '../xml/scan.ts'

export interface View {
  readonly selected: string
  /** The sheet that is shown when the workbook is opened. */
  readonly first: boolean
  readonly rowHeight: number
  /** Areas whose text may look like a number: codes. Excel does not flag them. */
  readonly codes: readonly string[]
}

/** The sheet part with its selected cell, its tab state, the height of plain rows and its areas of codes. */
export function withView(xml: string, view: View): string {
  const tag = findElement(xml, 'sheetView')
  if (!tag) return xml
  const end = elementEnd(xml, tag)
  const pane = findElement(xml, 'pane', tag.start, end)
  const active = pane ? attributesOf(xml, pane).get('activePane') : undefined
  const selection = `<selection${active === undefined ? '' : ` pane="${active}"`} activeCell="${view.selected}" sqref="${view.selected}"/>`
  const attributes = xml.slice(tag.start, tag.end).replace(/\/?>$/, '')
  const opening = `${attributes}${view.first ? ' tabSelected="1"' : ''}>`
  const inner = pane ? xml.slice(pane.start, pane.end) : ''
  const rest = xml
    .slice(end)
    .replace(/<sheetFormatPr [^>]*\/>/, `<sheetFormatPr defaultRowHeight="${view.rowHeight}" customHeight="1"/>`)
  return `${xml.slice(0, tag.start)}${opening}${inner}${selection}</sheetView>${withCodes(rest, view.codes)}`
}

/** ignoredErrors stands before the drawing and what follows it (ISO 29500 CT_Worksheet). */
function withCodes(rest: string, codes: readonly string[]): string {
  if (codes.length === 0) return rest
  const ignored = `<ignoredErrors><ignoredError sqref="${codes.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
  return rest.replace(/<drawing |<legacyDrawing |<picture |<tableParts |<\/worksheet>/, (next) => ignored + next)
}
