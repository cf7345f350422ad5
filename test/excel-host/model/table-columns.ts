import { columnCount } from './area.ts'
import type { Sheet } from './sheet.ts'
import type { Shift } from './shift.ts'
import type { Table } from './table.ts'

/** After columns came or went: the table has as many columns as its area again; new ones are called 列1, 列2 ... */
export function reconcileColumns(sheet: Sheet, table: Table, shift: Shift): void {
  const { area } = table.anchor
  if (area === null) return
  const missing = columnCount(area) - table.columns.length
  const index = Math.max(0, shift.at - area.left)
  if (missing < 0) table.columns.splice(index, -missing)
  for (let added = 0; added < missing; added += 1) {
    const column = { id: nextId(table), name: freeColumnName(table) }
    table.columns.splice(index + added, 0, column)
    if (table.showHeaders) sheet.setCell(area.top, area.left + index + added, column.name)
  }
}

export function nextId(table: Table): number {
  return 1 + table.columns.reduce((most, column) => Math.max(most, column.id), 0)
}

function freeColumnName(table: Table): string {
  let number = 1
  while (table.columns.some((column) => column.name === `列${number}`)) number += 1
  return `列${number}`
}
