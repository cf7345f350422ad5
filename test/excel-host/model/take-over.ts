import type { Anchor } from './anchor.ts'
import type { Row, Sheet } from './sheet.ts'
import type { Workbook } from './workbook.ts'

/** Number of a look in one workbook to that of the same look in another. */
export type LookMap = (look: number) => number

export function lookMap(target: Workbook, source: Workbook): LookMap {
  const known = new Map<number, number>()
  return (look) => {
    const id = known.get(look) ?? target.looks.idOf(source.looks.get(look))
    known.set(look, id)
    return id
  }
}

/** Everything of a sheet of another workbook, but its names and its place. */
export function takeOver(workbook: Workbook, original: Sheet, copy: Sheet, looks: LookMap): void {
  copy.source = original.source
  copy.visibility = original.visibility
  copy.tabColor = original.tabColor
  copy.gridlines = original.gridlines
  copy.headings = original.headings
  copy.protection = original.protection
  copy.frozen = { ...original.frozen }
  copy.merges = [...original.merges]
  copy.rows = original.rows.map((row) => (row === undefined ? undefined : rowCopy(row, looks)))
  copy.columns = original.columns.map((column) =>
    column === undefined
      ? undefined
      : { ...column, ...(column.look === undefined ? {} : { look: looks(column.look) }) },
  )
  copy.validations = [...original.validations]
  copy.formats = original.formats.map((format) => ({ ...format, areas: [...format.areas], look: { ...format.look } }))
  const here = (anchor: Anchor): Anchor => ({ sheetId: copy.id, area: anchor.area })
  copy.comments = original.comments.map((comment) => ({
    ...comment,
    cell: here(comment.cell),
    replies: [...comment.replies],
  }))
  for (const table of original.tables) {
    const id = 1 + workbook.tables().reduce((most, one) => Math.max(most, Number(one.table.id)), 0)
    const names = new Set(workbook.tables().map((one) => one.table.name))
    const name = names.has(table.name) ? `${table.name}${id}` : table.name
    copy.tables.push({
      ...table,
      id: String(id),
      name,
      anchor: here(table.anchor),
      columns: table.columns.map((column) => ({ ...column })),
    })
  }
  workbook.touch()
}

function rowCopy(row: Row, looks: LookMap): Row {
  return {
    ...row,
    values: [...row.values],
    formulas: [...row.formulas],
    looks: row.looks.map((look) => (look === undefined ? undefined : looks(look))),
    ...(row.look === undefined ? {} : { look: looks(row.look) }),
  }
}
