import { strToU8 } from 'fflate'
import { quoteSheet } from '../address.ts'
import { folderOf, layoutOf, partText, relationships } from '../package/layout.ts'
import type { Parts } from '../package/parts.ts'
import { escapeXml } from '../xml/escape.ts'

/**
 * Makes a table of a template of ours end in another row: its validations, looks by condition, names and the table
 * itself reach as far, and rows below it go. The cells of new rows are the caller's.
 */
export function endTableAt(
  parts: Parts,
  sheet: { readonly name: string; readonly path: string },
  from: number,
  to: number,
): void {
  if (from === to) return
  const grown = (text: string): string => text.replaceAll(new RegExp(`(:\\$?[A-Z]+\\$?)${from}\\b`, 'g'), `$1${to}`)
  replace(parts, sheet.path, (xml) => {
    const cells = xml.indexOf('<sheetData')
    const end = xml.indexOf('</sheetData>')
    const rows = xml.slice(cells, end).replaceAll(row, (whole, number: string) => (Number(number) > to ? '' : whole))
    return inAttributes(xml.slice(0, cells), grown) + rows + inAttributes(xml.slice(end), grown)
  })
  for (const { type, target } of relationships(parts, relationshipsPath(sheet.path), folderOf(sheet.path))) {
    if (type === 'table') replace(parts, target, (xml) => inAttributes(xml, grown))
  }
  const prefix = `${escapeXml(quoteSheet(sheet.name))}!`
  const { workbookPath } = layoutOf(parts)
  replace(parts, workbookPath, (xml) =>
    xml.replaceAll(/<definedName [^>]*>[^<]*<\/definedName>/g, (name) =>
      name.includes(prefix) || name.includes(`${quoteSheet(sheet.name)}!`) ? grown(name) : name,
    ),
  )
}

const row = /<row r="(\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g

/** Areas stand in `ref` and `sqref`; formulas name single rows. */
function inAttributes(xml: string, change: (text: string) => string): string {
  return xml.replaceAll(/\s(?:ref|sqref)="[^"]*"/g, change)
}

export function relationshipsPath(path: string): string {
  const folder = folderOf(path)
  return `${folder}_rels/${path.slice(folder.length)}.rels`
}

function replace(parts: Parts, path: string, change: (xml: string) => string): void {
  const xml = partText(parts, path)
  if (xml !== null) parts.set(path, strToU8(change(xml)))
}
