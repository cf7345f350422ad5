import { strToU8 } from 'fflate'
import { folderOf, type Layout, partText, relationships } from '../package/layout.ts'
import type { Parts } from '../package/parts.ts'
import { attributesOf, elementEnd, findElement, findElements, localName, nextTag } from '../xml/scan.ts'

/** Formulas are computed anew when the file is opened: the order of calculation is dropped, the flag is set. */
export function recalculateOnOpening(parts: Parts, layout: Layout): void {
  dropCalculationChain(parts, layout)
  const xml = partText(parts, layout.workbookPath)
  if (xml !== null) parts.set(layout.workbookPath, strToU8(withFullCalculation(xml)))
}

function dropCalculationChain(parts: Parts, layout: Layout): void {
  const chains = relationships(parts, layout.relationshipsPath, folderOf(layout.workbookPath)).filter(
    (one) => one.type === 'calcChain',
  )
  for (const { id, target } of chains) {
    parts.delete(target)
    removeElement(parts, layout.relationshipsPath, 'Relationship', 'Id', id)
    removeElement(parts, '[Content_Types].xml', 'Override', 'PartName', `/${target}`)
  }
}

function removeElement(parts: Parts, path: string, local: string, attribute: string, value: string): void {
  const xml = partText(parts, path)
  const tag =
    xml === null ? undefined : findElements(xml, local).find((one) => attributesOf(xml, one).get(attribute) === value)
  if (xml !== null && tag) parts.set(path, strToU8(xml.slice(0, tag.start) + xml.slice(elementEnd(xml, tag))))
}

/** calcPr follows these, in this order (ISO 29500 CT_Workbook). */
const before = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
])

function withFullCalculation(xml: string): string {
  const existing = findElement(xml, 'calcPr')
  if (existing) {
    const text = xml.slice(existing.start, existing.end).replace(/\s+fullCalcOnLoad=(?:"[^"]*"|'[^']*')/, '')
    const flagged = text.replace(/^<[^\s/>]+/, (name) => `${name} fullCalcOnLoad="1"`)
    return xml.slice(0, existing.start) + flagged + xml.slice(existing.end)
  }
  const root = findElement(xml, 'workbook')
  if (!root) return xml
  let at = root.end
  for (let tag = nextTag(xml, at); tag && tag.kind !== 'close'; tag = nextTag(xml, elementEnd(xml, tag))) {
    if (!before.has(localName(tag.name))) break
    at = elementEnd(xml, tag)
  }
  const prefix = root.name.slice(0, -'workbook'.length)
  return `${xml.slice(0, at)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`
}
