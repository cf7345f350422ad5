import { strToU8 } from 'fflate'
import { layoutOf, partText } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import { escapeXml } from '#workbook/xml/escape.ts'
import { decode, elementEnd, findElement } from '#workbook/xml/scan.ts'
import { absoluteText, parseArea, splitReference } from '../model/area.ts'
import type { DefinedName, NameStore } from '../model/defined-name.ts'
import type { Sheet } from '../model/sheet.ts'
import { shiftedBy } from '../model/shift.ts'
import type { Workbook } from '../model/workbook.ts'
import { element, elements } from './xml.ts'

/** The list of sheets, the active one, and the defined names. `relations` are the sheets' relationships by their id. */
export function writeWorkbookPart(
  parts: Parts,
  before: Workbook,
  after: Workbook,
  relations: ReadonlyMap<string, string>,
): void {
  const { workbookPath } = layoutOf(parts)
  const original = partText(parts, workbookPath) ?? ''
  const entries = after.sheets.map((sheet) => sheetEntry(sheet, relations, original))
  let xml = replaced(original, 'sheets', `<sheets>${entries.join('')}</sheets>`)
  const active = after.sheets.indexOf(after.active)
  xml = /\sactiveTab="\d+"/.test(xml)
    ? xml.replace(/\sactiveTab="\d+"/, ` activeTab="${active}"`)
    : xml.replace(/<workbookView\b/, `<workbookView activeTab="${active}"`)
  const names = namesXml(original, before, after)
  xml = replaced(xml, 'definedNames', names === '' ? '' : `<definedNames>${names}</definedNames>`, 'sheets')
  parts.set(workbookPath, strToU8(xml))
}

function sheetEntry(sheet: Sheet, relations: ReadonlyMap<string, string>, xml: string): string {
  const relation = relations.get(sheet.id) ?? ''
  const known = new RegExp(`<sheet\\b[^>]*?\\sr:id="${relation}"[^>]*?>`).exec(xml)?.[0]
  const sheetId = /\ssheetId="(\d+)"/.exec(known ?? '')?.[1] ?? String(freeSheetId(relations, relation, xml))
  const state = { Visible: '', Hidden: ' state="hidden"', VeryHidden: ' state="veryHidden"' }[sheet.visibility]
  return `<sheet name="${escapeXml(sheet.name)}" sheetId="${sheetId}"${state} r:id="${relation}"/>`
}

/** Above all of the file, one further for each new sheet before it. */
function freeSheetId(relations: ReadonlyMap<string, string>, relation: string, xml: string): number {
  const used = [...xml.matchAll(/\ssheetId="(\d+)"/g)].map(([, id]) => Number(id))
  const fresh = [...relations.values()].filter((id) => !xml.includes(` r:id="${id}"`))
  return Math.max(0, ...used) + 1 + fresh.indexOf(relation)
}

function namesXml(xml: string, before: Workbook, after: Workbook): string {
  const own = elements(element(xml, 'definedNames')?.inner ?? '', 'definedName').flatMap(
    ({ attributes, inner, outer }) => {
      if (attributes.get('name')?.startsWith('_xlnm') !== true) return []
      const index = attributes.get('localSheetId')
      if (index === undefined) return [outer]
      // Sheets keep their id while they are read again, so it tells where they are now.
      const now = after.sheets.findIndex((sheet) => sheet.id === before.sheets[Number(index)]?.id)
      const sheet = after.sheets[now]
      return sheet === undefined ? [] : [ownNameXml(attributes.get('name') ?? '', now, inner, sheet)]
    },
  )
  const local = after.sheets.flatMap((sheet, index) => storeXml(after, sheet.names, ` localSheetId="${index}"`))
  return [...own, ...storeXml(after, after.names, ''), ...local].join('')
}

/** Print areas and the like, on the sheet as it is called and lies now. */
function ownNameXml(name: string, index: number, inner: string, sheet: Sheet): string {
  const references = decode(inner)
    .split(',')
    .map((text) => {
      const area = parseArea(splitReference(text).rest)
      const moved = area && shiftedBy(area, sheet.shifts)
      return moved === null ? '#REF!' : `'${sheet.name.replaceAll("'", "''")}'!${absoluteText(moved)}`
    })
  const hidden = name === '_xlnm._FilterDatabase' ? ' hidden="1"' : ''
  return `<definedName name="${name}" localSheetId="${index}"${hidden}>${escapeXml(references.join(','))}</definedName>`
}

function storeXml(workbook: Workbook, store: NameStore, scope: string): readonly string[] {
  return store.all().map((name) => {
    const hidden = name.visible ? '' : ' hidden="1"'
    const comment = name.comment === '' ? '' : ` comment="${escapeXml(name.comment)}"`
    return `<definedName name="${escapeXml(name.name)}"${scope}${hidden}${comment}>${escapeXml(nameText(workbook, name))}</definedName>`
  })
}

function nameText(workbook: Workbook, name: DefinedName): string {
  if (name.content.kind === 'formula') return name.content.text.replace(/^=/, '')
  const cells = workbook.areaOf(name)
  return cells === null ? '#REF!' : `'${cells.sheet.name.replaceAll("'", "''")}'!${absoluteText(cells.area)}`
}

/** An element given other text; one that is not there is put behind another. */
function replaced(xml: string, name: string, text: string, behind = ''): string {
  const tag = findElement(xml, name)
  if (tag !== null) return xml.slice(0, tag.start) + text + xml.slice(elementEnd(xml, tag))
  const before = findElement(xml, behind)
  const at = before === null ? xml.lastIndexOf('</') : elementEnd(xml, before)
  return xml.slice(0, at) + text + xml.slice(at)
}
