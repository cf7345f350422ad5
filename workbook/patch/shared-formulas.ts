import { type Area, areaText, type Place, parseAddress } from '../address.ts'
import { escapeXml } from '../xml/escape.ts'
import { attributesOf, decode, elementEnd, findElement, localName, nextTag, type Tag } from '../xml/scan.ts'
import { moveFormula } from './formula.ts'

interface Holder {
  readonly place: Place
  /** The f element. */
  readonly start: number
  readonly end: number
  /** Text of the formula, decoded; '' in the cells that share another's. */
  readonly text: string
}

/**
 * A formula shared by several cells stands in the first of them. When that cell is overwritten, the next one has to
 * carry the formula, moved to its place, or the rest would point at nothing.
 * @returns the sheet with such formulas handed on; the overwritten cells still hold their own.
 */
export function handOnSharedFormulas(xml: string, overwritten: (place: Place) => boolean): string {
  if (!/t=["']shared["']/.test(xml)) return xml
  const replaced: { start: number; end: number; text: string }[] = []
  for (const [index, holders] of sharedFormulas(xml)) {
    const master = holders.find((holder) => holder.text !== '')
    const left = holders.filter((holder) => !overwritten(holder.place))
    const heir = left[0]
    if (!master || !heir || !overwritten(master.place)) continue
    const rows = heir.place.row - master.place.row
    const columns = heir.place.column - master.place.column
    const formula = escapeXml(moveFormula(master.text, rows, columns))
    const name = nextTag(xml, heir.start)?.name ?? 'f'
    const area = areaText(bounds(left.map((holder) => holder.place)))
    const text = `<${name} t="shared" ref="${area}" si="${escapeXml(index)}">${formula}</${name}>`
    replaced.push({ start: heir.start, end: heir.end, text })
  }
  return splice(xml, replaced)
}

function sharedFormulas(xml: string): ReadonlyMap<string, readonly Holder[]> {
  const found = new Map<string, Holder[]>()
  let cell: Tag | null = null
  for (let tag = findElement(xml, 'sheetData'); tag; tag = nextTag(xml, tag.end)) {
    if (tag.kind === 'close') continue
    if (localName(tag.name) === 'c') cell = tag
    if (localName(tag.name) !== 'f' || !cell) continue
    const attributes = attributesOf(xml, tag)
    const index = attributes.get('si')
    const place = parseAddress(attributesOf(xml, cell).get('r') ?? '')
    if (attributes.get('t') !== 'shared' || index === undefined || !place) continue
    const end = elementEnd(xml, tag)
    const text = tag.kind === 'empty' ? '' : decode(xml.slice(tag.end, xml.lastIndexOf('<', end - 1)))
    const holders = found.get(index) ?? []
    found.set(index, holders)
    holders.push({ place, start: tag.start, end, text })
  }
  return found
}

function bounds(places: readonly Place[]): Area {
  return places
    .map((place) => ({ first: place, last: place }))
    .reduce((area, { first }) => ({
      first: { row: Math.min(area.first.row, first.row), column: Math.min(area.first.column, first.column) },
      last: { row: Math.max(area.last.row, first.row), column: Math.max(area.last.column, first.column) },
    }))
}

function splice(xml: string, replaced: readonly { start: number; end: number; text: string }[]): string {
  let result = ''
  let copied = 0
  for (const { start, end, text } of [...replaced].sort((a, b) => a.start - b.start)) {
    result += xml.slice(copied, start) + text
    copied = end
  }
  return result + xml.slice(copied)
}
