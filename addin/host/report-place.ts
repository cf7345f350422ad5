import { addressOf } from '#workbook/address.ts'
import type { Report } from './report.ts'

/** 1-based: the lines, an empty row, the heading. */
export function headingRow({ lines }: Report): number {
  return lines.length === 0 ? 1 : lines.length + 2
}

/** Of whole rows of the table, 1-based. */
export function rowAddress({ columns }: Report, first: number, last: number): string {
  return `${addressOf(first, 0)}:${addressOf(last, columns.length - 1)}`
}

/** 评分结果, or 评分结果 (2) where that was taken. */
export function isVariant(name: string, wanted: string): boolean {
  const original = name.replace(/ \(\d+\)$/, '').toLowerCase()
  return name.toLowerCase() === wanted.toLowerCase() || original === wanted.toLowerCase()
}

/** @param taken names in small letters */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`
  return name
}
