import { addressOf } from '../address.ts'
import { escapeCellText, escapeXml } from '../xml/escape.ts'

/** What a cell can be given; null empties it and keeps its look. */
export type CellContent = string | number | boolean | null

/** A cell of a sheet part: attributes other than address and type are written as given, style first among them. */
export function cellXml(
  prefix: string,
  row: number,
  column: number,
  content: CellContent,
  kept: ReadonlyMap<string, string>,
): string {
  const [type, inner] = body(prefix, content)
  let attributes = ` r="${addressOf(row, column)}"`
  for (const [name, value] of kept) attributes += ` ${name}="${escapeXml(value)}"`
  if (type !== '') attributes += ` t="${type}"`
  const name = `${prefix}c`
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`
}

function body(prefix: string, content: CellContent): readonly [type: string, inner: string] {
  if (content === null || content === '') return ['', '']
  if (typeof content === 'boolean') return ['b', `<${prefix}v>${content ? 1 : 0}</${prefix}v>`]
  if (typeof content === 'string') {
    const text = `<${prefix}t xml:space="preserve">${escapeCellText(content)}</${prefix}t>`
    return ['inlineStr', `<${prefix}is>${text}</${prefix}is>`]
  }
  if (!Number.isFinite(content)) throw new RangeError(`a cell cannot hold ${content}`)
  return ['', `<${prefix}v>${content}</${prefix}v>`]
}
