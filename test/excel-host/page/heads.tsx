import { columnLetters } from '#workbook/address.ts'
import { headHeight, headWidth, type Part, type Scene, shownSelection } from './scene.ts'

/** Letters of the columns and numbers of the rows beside the parts of the view. */
export function Heads({ scene, parts }: { scene: Scene; parts: readonly Part[] }) {
  const { sheet, rows, columns, scrollLeft, scrollTop } = scene
  const chosen = shownSelection(sheet)
  const first = parts[0]
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return null
  const columnParts = parts.filter((part) => part.top === first.top)
  const rowParts = parts.filter((part) => part.left === first.left)
  return (
    <>
      {columnParts.map(({ key, left, width, cells }) => (
        <div key={`c${key}`} class="heads" style={{ left, top: 0, width, height: headHeight }}>
          {range(cells.left, Math.min(cells.right, columns.count - 1)).map((column) => (
            <div
              key={column}
              class={column >= chosen.left && column <= chosen.right ? 'head chosen' : 'head'}
              style={{
                left:
                  columns.start(column) -
                  (key.endsWith('frozen') ? 0 : scrollLeft + columns.start(sheet.frozen.columns)),
                width: columns.size(column),
                height: headHeight,
              }}
            >
              {columnLetters(column)}
            </div>
          ))}
        </div>
      ))}
      {rowParts.map(({ key, top, height, cells }) => (
        <div key={`r${key}`} class="heads" style={{ left: 0, top, width: headWidth, height }}>
          {range(cells.top, Math.min(cells.bottom, rows.count - 1)).map((row) => (
            <div
              key={row}
              class={row >= chosen.top && row <= chosen.bottom ? 'head chosen' : 'head'}
              style={{
                top: rows.start(row) - (key.startsWith('frozen') ? 0 : scrollTop + rows.start(sheet.frozen.rows)),
                height: rows.size(row),
                width: headWidth,
              }}
            >
              {row + 1}
            </div>
          ))}
        </div>
      ))}
      <div class="corner" style={{ width: headWidth, height: headHeight }} />
    </>
  )
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
