import { memo } from 'preact/compat'
import { type Area, contains } from '../model/area.ts'
import { cellText } from '../model/cell-text.ts'
import { wireValue } from '../model/value.ts'
import type { Workbook } from '../model/workbook.ts'
import { borderLines, shownLook } from './cell-look.ts'
import { mergesIn, type Part, type Scene } from './scene.ts'

/** The cells of one part of the view, at their places. */
export function Cells({ workbook, scene, part }: { workbook: Workbook; scene: Scene; part: Part }) {
  const { sheet, rows, columns, scrollLeft, scrollTop } = scene
  const { cells } = part
  const isStill = { across: part.key.endsWith('frozen'), down: part.key.startsWith('frozen') }
  const x = (column: number): number =>
    columns.start(column) - (isStill.across ? 0 : scrollLeft + columns.start(sheet.frozen.columns))
  const y = (row: number): number => rows.start(row) - (isStill.down ? 0 : scrollTop + rows.start(sheet.frozen.rows))
  const merges = mergesIn(sheet, cells)
  const shown: Area[] = [...merges]
  for (let row = cells.top; row <= Math.min(cells.bottom, rows.count - 1); row += 1) {
    if (rows.size(row) === 0) continue
    for (let column = cells.left; column <= Math.min(cells.right, columns.count - 1); column += 1) {
      if (columns.size(column) === 0 || merges.some((merge) => contains(merge, row, column))) continue
      shown.push({ top: row, left: column, bottom: row, right: column })
    }
  }
  return (
    <div
      // Texts run on from frozen cells into the others while these stand where they began.
      class={`cells${sheet.gridlines ? ' lined' : ''}${isStill.across && scrollLeft === 0 ? ' open' : ''}`}
      style={{ left: part.left, top: part.top, width: part.width, height: part.height }}
    >
      {shown.map((area) => (
        <div
          key={`${area.top}:${area.left}`}
          class={runsOn(scene, area) ? 'place running' : 'place'}
          style={{
            // Neighbours share the line between them.
            left: x(area.left) - 1,
            top: y(area.top) - 1,
            width: columns.start(area.right + 1) - columns.start(area.left) + 1,
            height: rows.start(area.bottom + 1) - rows.start(area.top) + 1,
          }}
        >
          <Cell {...cellFacts(workbook, scene, area)} />
        </div>
      ))}
    </div>
  )
}

/** A text without a line break of its own shows over the empty cells beside it. */
function runsOn({ sheet }: Scene, { top, left, bottom, right }: Area): boolean {
  const isOne = top === bottom && left === right
  return isOne && typeof sheet.valueAt(top, left) === 'string' && sheet.valueAt(top, left + 1) === null
}

interface CellFacts {
  readonly text: string
  readonly isNumber: boolean
  /** JSON, so that a cell that looks the same is not drawn again. */
  readonly style: string
  readonly hasNote: boolean
}

function cellFacts(workbook: Workbook, { sheet }: Scene, { top, left }: Area): CellFacts {
  const look = shownLook(workbook, sheet, top, left)
  const value = sheet.valueAt(top, left)
  const align = { Left: 'left', Center: 'center', Right: 'right', CenterAcrossSelection: 'center' }[look.horizontal]
  const isNumber = typeof value === 'number'
  const style: Record<string, string> = {
    color: look.fontColor,
    'font-size': `${look.fontSize}pt`,
    'font-family': `"${look.fontName}", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`,
    'justify-content':
      { left: 'flex-start', center: 'center', right: 'flex-end' }[align ?? (isNumber ? 'right' : 'left')] ?? '',
    'text-align': align ?? (isNumber ? 'right' : 'left'),
    'align-items': { Top: 'flex-start', Center: 'center' }[look.vertical] ?? 'flex-end',
  }
  if (look.fill !== null) style.background = look.fill
  if (look.bold) style['font-weight'] = '700'
  if (look.italic) style['font-style'] = 'italic'
  if (look.wrap) style['white-space'] = 'pre-wrap'
  if (look.indent > 0) style['padding-left'] = `${2 + look.indent * 9}px`
  for (const { side, line } of borderLines(look.border)) style[`border-${side}`] = line
  const hasNote = sheet.comments.some(({ cell }) => cell.area?.top === top && cell.area.left === left)
  return {
    text: cellText(value, look.numberFormat),
    isNumber: typeof wireValue(value) === 'number',
    style: JSON.stringify(style),
    hasNote,
  }
}

const Cell = memo(function Cell({ text, isNumber, style, hasNote }: CellFacts) {
  return (
    <div class={hasNote ? 'cell noted' : 'cell'} style={JSON.parse(style) as Record<string, string>}>
      <span class={isNumber ? 'figure' : ''}>{text}</span>
    </div>
  )
})
