import type { GridColumn } from './grid-model.ts'
import { gutterWidth, type Range } from './viewport.ts'

export interface GridHeadProps {
  readonly columns: readonly GridColumn[]
  readonly edges: readonly number[]
  readonly shown: Range
}

/** Headings with their unit; the gutter's corner and the first column stay when the grid scrolls sideways. */
export function GridHead({ columns, edges, shown }: GridHeadProps) {
  const [frozen] = columns
  return (
    <thead class="grid-head">
      <tr aria-rowindex={1}>
        <th class="grid-corner" scope="col" aria-colindex={1} style={`width:${gutterWidth}px`}>
          <span class="vh">行号</span>
        </th>
        {frozen !== undefined && (
          <th
            class="grid-heading is-frozen"
            scope="col"
            aria-colindex={2}
            style={`left:${gutterWidth}px;width:${frozen.width}px`}
          >
            <Heading column={frozen} />
          </th>
        )}
        {columns.slice(shown.from, shown.to).map((column, offset) => (
          <th
            key={column.key}
            scope="col"
            class={`grid-heading align-${column.align}`}
            aria-colindex={shown.from + offset + 2}
            style={`position:absolute;left:${edges[shown.from + offset]}px;width:${column.width}px`}
          >
            <Heading column={column} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Heading({ column }: { column: GridColumn }) {
  return (
    <span class="grid-heading-text">
      {column.label}
      {column.unit !== '' && <span class="grid-unit">{`（${column.unit}）`}</span>}
    </span>
  )
}
