import type { Column } from '#ui/table/column.ts'

/** A person's own widths, kept in this browser. */
export type Widths = Readonly<Record<string, number>>

const narrowest = 48
const widest = 600

/** The columns to show, in order: those named, else the usual ones. Unknown names are left out. */
export function columnsShown<C extends Column<never> & { readonly isUsual: boolean }>(
  all: readonly C[],
  named: readonly string[] | null,
): readonly C[] {
  if (named === null) return all.filter((column) => column.isUsual)
  return named.flatMap((key) => all.find((column) => column.key === key) ?? [])
}

/** The same columns at a person's widths. */
export function withWidths<C extends { readonly key: string; readonly width: number }>(
  columns: readonly C[],
  widths: Widths,
): readonly C[] {
  return columns.map((column) => ({ ...column, width: widths[column.key] ?? column.width }))
}

export function clampedWidth(width: number): number {
  return Math.max(narrowest, Math.min(widest, Math.round(width)))
}

/** The keys with one moved by so many places. */
export function moved(keys: readonly string[], key: string, by: number): readonly string[] {
  const from = keys.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= keys.length) return keys
  const rest = keys.filter((other) => other !== key)
  return [...rest.slice(0, to), key, ...rest.slice(to)]
}
