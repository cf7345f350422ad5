import { strToU8 } from 'fflate'
import type { TableRow } from './write.ts'

/**
 * Text that a spreadsheet would take for a formula, also in the full width that Chinese and Japanese Excel reads like
 * the half; guarded text that begins with ' is guarded again.
 */
const dangerous = /^'*[=+\-@＝＋－＠\t\r\n]/

/**
 * Rows as CSV for Excel: UTF-8 with byte order mark, CRLF, ' before text that a spreadsheet would take for a formula.
 * Numbers are written as they are. `readCsv` gives back the same texts.
 */
export async function* streamCsv(
  headings: readonly string[],
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): AsyncGenerator<Uint8Array, void> {
  let piece = `\ufeff${csvLine(headings)}`
  for await (const row of rows) {
    piece += csvLine(row)
    if (piece.length < 65_536) continue
    yield strToU8(piece)
    piece = ''
  }
  if (piece !== '') yield strToU8(piece)
}

function csvLine(values: TableRow): string {
  return `${values.map(csvField).join(',')}\r\n`
}

function csvField(value: TableRow[number]): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = dangerous.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The fields of a CSV text, without byte order mark and without the guard before formula-like text. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  // A quoted field, or whatever stands up to the next separator.
  const field = /(?:"((?:[^"]|"")*)"(?=[,\r\n]|$)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y
  field.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (!match) break
    row.push(unguarded(match[1]?.replaceAll('""', '"') ?? match[2] ?? ''))
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push([...row, ''])
  return rows
}

function unguarded(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text
}
