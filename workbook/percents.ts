import { layoutOf, partText } from './package/layout.ts'
import { readParts } from './package/parts.ts'
import { isPercentFormat } from './percent-format.ts'
import { attributesOf, elementEnd, findElement, findElements } from './xml/scan.ts'

/** Built-in number formats 0% and 0.00%. */
const builtIn: ReadonlySet<string> = new Set(['9', '10'])
const stylesPart = /(^|\/)styles\.xml$/i
const cellPart = /(^|\/)(workbook\.xml|worksheets\/[^/]+\.xml|_rels\/[^/]*\.rels)$/i

/**
 * Addresses of the cells that are shown as a percentage, by sheet. The sheets are looked through only when the workbook
 * has such a format at all; ours have none.
 */
export function percentCells(bytes: Uint8Array): ReadonlyMap<string, ReadonlySet<string>> {
  const [styles] = readParts(bytes, (name) => stylesPart.test(name))
  const formats = styles === undefined ? none : percentFormats(partText(new Map([styles]), styles[0]) ?? '')
  if (formats.size === 0) return new Map()
  const parts = readParts(bytes, (name) => cellPart.test(name))
  return new Map(layoutOf(parts).sheets.map(({ name, path }) => [name, cellsOf(partText(parts, path) ?? '', formats)]))
}

const none: ReadonlySet<string> = new Set()

/** Indexes of cell formats (the s of a cell) whose number format is a percentage. */
function percentFormats(xml: string): ReadonlySet<string> {
  const custom = findElements(xml, 'numFmt').map((tag) => attributesOf(xml, tag))
  const percents = new Set(builtIn)
  for (const format of custom) {
    const id = format.get('numFmtId')
    if (id !== undefined && isPercentFormat(format.get('formatCode') ?? '')) percents.add(id)
  }
  const cells = findElement(xml, 'cellXfs')
  if (cells === null) return none
  const inner = xml.slice(cells.start, elementEnd(xml, cells))
  const used = new Set<string>()
  for (const [index, tag] of findElements(inner, 'xf').entries()) {
    if (percents.has(attributesOf(inner, tag).get('numFmtId') ?? '')) used.add(String(index))
  }
  return used
}

const cellTag = /<(?:\w+:)?c\s([^>]*)>/g
const addressIn = /(?:^|\s)r=["']([A-Z]{1,3}\d+)["']/
const formatIn = /(?:^|\s)s=["'](\d+)["']/

function cellsOf(xml: string, formats: ReadonlySet<string>): ReadonlySet<string> {
  const cells = new Set<string>()
  for (const [, attributes = ''] of xml.matchAll(cellTag)) {
    const format = formatIn.exec(attributes)?.[1]
    const address = format !== undefined && formats.has(format) ? addressIn.exec(attributes)?.[1] : undefined
    if (address !== undefined) cells.add(address)
  }
  return cells
}
