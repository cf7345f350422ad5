import { formatValue } from '#core/form/format.ts'
import { Icon } from '#ui/icon.tsx'
import type { SheetModel } from '../host/file/sheet-model.ts'
import { type Mark, type Place, placeKey } from '../host/host.ts'
import { editRefusal } from '../host/lock.ts'
import { derivedText } from './derived-text.ts'
import { fieldAt, type GridLine, type GridModel, isFigure, placeAt, type Spot } from './grid-model.ts'
import { type Block, isInBlock } from './selection.ts'
import { gutterWidth, headHeight, lineHeight, type Range } from './viewport.ts'

export interface GridRowProps {
  readonly grid: GridModel
  readonly line: GridLine
  readonly index: number
  readonly edges: readonly number[]
  readonly shown: Range
  readonly sheet: SheetModel
  readonly marks: ReadonlyMap<string, Mark>
  readonly active: Spot
  readonly block: Block
}

export function GridRow(props: GridRowProps) {
  const { grid, line, index, shown } = props
  const place = `top:${headHeight + index * lineHeight}px`
  if (line.kind === 'section') {
    return (
      <tr class="grid-row is-section" aria-rowindex={index + 2} style={place}>
        <th class="grid-section" scope="rowgroup" aria-colindex={1} colSpan={grid.columns.length + 1}>
          {line.title}
        </th>
      </tr>
    )
  }
  const columns = [0, ...range(shown)]
  return (
    <tr class="grid-row" aria-rowindex={index + 2} style={place}>
      <th class="grid-gutter" scope="row" aria-colindex={1} style={`width:${gutterWidth}px`}>
        {line.number}
      </th>
      {columns.map((column) => (
        <GridCell key={column} {...props} column={column} />
      ))}
    </tr>
  )
}

function GridCell(props: GridRowProps & { column: number }) {
  const { grid, line, index, edges, sheet, marks, active, block, column } = props
  const shape = grid.columns[column]
  if (shape === undefined || line.kind === 'section') return null
  const spot = { line: index, column }
  const place = placeAt(grid, spot)
  const mark = place === null ? undefined : marks.get(placeKey(place))
  const isActive = active.line === index && active.column === column
  const isSelected = place !== null && isInBlock(block, index, column)
  const text = place === null ? sideText(line, column) : cellText(sheet, grid, spot, place)
  const locked = place !== null && isLocked(sheet, place)
  const names = [
    'grid-cell',
    `align-${alignOf(grid, spot)}`,
    column === 0 ? 'is-frozen' : '',
    place === null ? 'is-side' : '',
    locked ? 'is-locked' : '',
    mark === undefined ? '' : `mark-${mark.level}`,
    isSelected ? 'is-selected' : '',
    isActive ? 'is-active' : '',
  ]
  const left = column === 0 ? `left:${gutterWidth}px` : `position:absolute;left:${edges[column]}px`
  const attributes = {
    class: names.filter((name) => name !== '').join(' '),
    'aria-colindex': column + 2,
    style: `${left};width:${shape.width}px`,
    'data-line': index,
    'data-column': column,
  }
  if (place === null) {
    return (
      <td {...attributes}>
        <span class="grid-text">{text}</span>
      </td>
    )
  }
  return (
    <td {...attributes}>
      {mark !== undefined && <Icon name={mark.level} size={14} class={`is-${mark.level}`} label={mark.text} />}
      <span class="grid-text">{text}</span>
    </td>
  )
}

function alignOf(grid: GridModel, spot: Spot): 'start' | 'end' {
  const field = fieldAt(grid, spot)
  return grid.layout === 'table' && field !== null && isFigure(field) ? 'end' : 'start'
}

function isLocked(sheet: SheetModel, place: Place): boolean {
  const row = sheet.row(place.row)
  return row === null || editRefusal(sheet, row, place.field) !== null
}

function cellText(sheet: SheetModel, grid: GridModel, spot: Spot, place: Place): string {
  const field = fieldAt(grid, spot)
  if (field === null) return ''
  if (field.kind === 'calculated') return derivedText(sheet, place)
  const value = sheet.value(place)
  return value === null ? '' : formatValue(field, value)
}

/** A paper form's label beside the value, and how to fill it. */
function sideText(line: GridLine, column: number): string {
  if (line.kind !== 'field') return ''
  if (column === 0)
    return 'unit' in line.field && line.field.unit !== ''
      ? `${line.field.label}（${line.field.unit}）`
      : line.field.label
  return line.field.hint
}

function range({ from, to }: Range): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
}
