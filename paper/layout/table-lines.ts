import type { CustomTableLayout } from 'pdfmake/interfaces.js'
import { colour, mm } from './measure.ts'

const thin = 0.5
const medium = 1
const padding = { x: mm(1.4), y: mm(1) }

/** Thin grey lines inside, a medium dark one around. */
export const formLines: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 || row === table.body.length ? medium : thin),
  vLineWidth: (column, { table }) => (column === 0 || column === (table.widths?.length ?? 0) ? medium : thin),
  hLineColor: (row, { table }) => (row === 0 || row === table.body.length ? colour.outline : colour.line),
  vLineColor: (column, { table }) =>
    column === 0 || column === (table.widths?.length ?? 0) ? colour.outline : colour.line,
  paddingLeft: () => padding.x,
  paddingRight: () => padding.x,
  paddingTop: () => padding.y,
  paddingBottom: () => padding.y,
}

/** What `formLines` takes from the width of every column. */
export const cellPadding = 2 * padding.x
