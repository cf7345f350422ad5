import { parseReference } from './address.ts'
import { layoutOf, partText } from './package/layout.ts'
import type { Parts } from './package/parts.ts'
import { attributesOf, decode, elementEnd, findElements } from './xml/scan.ts'

/** A defined name of a workbook that points to cells. */
export interface NamedCells {
  readonly name: string
  /** Sheet as the workbook calls it. */
  readonly sheet: string
  /** $C$4 or $A$7:$A$506 */
  readonly area: string
  /** The name belongs to the sheet, not to the workbook. */
  readonly local: boolean
}

/** Names as the workbook part lists them; print areas and other built-in ones are left out. */
export function namedCells(parts: Parts): readonly NamedCells[] {
  const { workbookPath } = layoutOf(parts)
  const xml = partText(parts, workbookPath) ?? ''
  return findElements(xml, 'definedName').flatMap((tag): NamedCells[] => {
    const attributes = attributesOf(xml, tag)
    const name = attributes.get('name') ?? ''
    const text = decode(xml.slice(tag.end, xml.indexOf('<', tag.end)))
    const reference = elementEnd(xml, tag) > tag.end ? parseReference(text) : null
    if (name.startsWith('_xlnm') || reference === null) return []
    const area = text.slice(text.lastIndexOf('!') + 1)
    return [{ name, sheet: reference.sheet, area, local: attributes.has('localSheetId') }]
  })
}
