import type { ComponentChildren } from 'preact'

export interface StackedTableProps {
  /** Headings of the columns that hold values, twelve at most. */
  readonly heads: readonly string[]
  /** Those of the headings whose columns hold figures: flush right, as the figures are. */
  readonly figures?: readonly string[]
  /** One more column, of the acts, whose heading is only read aloud. */
  readonly hasActs?: boolean
  /** Classes of its look beside that of every table. */
  readonly looks?: string
  /** Read aloud as its name, where no heading stands above it. */
  readonly label?: string
  /** The rows. */
  readonly children: ComponentChildren
}

/**
 * A short table. On a narrow page each row becomes a block and each value stands after the heading of its column: the
 * style sheet (stacked-table.css) takes the headings from the table itself, so that no cell has to repeat them.
 */
export function StackedTable(props: StackedTableProps) {
  const { heads, figures = [], hasActs = false, looks = 'plain-table', label, children } = props
  const words = Object.fromEntries(heads.map((head, index) => [`--head-${index + 1}`, JSON.stringify(head)]))
  return (
    <table class={`table stacked ${looks}`.trimEnd()} aria-label={label} style={words}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" class={figures.includes(head) ? 'num' : ''}>
              {head}
            </th>
          ))}
          {hasActs && (
            <th scope="col">
              <span class="vh">操作</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
