import { count } from '#ui/number.ts'
import type { RowSource } from '#ui/table/row-source.ts'

export interface MoreRowsProps {
  readonly source: RowSource<unknown>
  /** 项, 行 */
  readonly unit: string
  /** How many there are, where that is known before all were read. */
  readonly of: number | null
}

/** How far a list has been read, and the next page of it. */
export function MoreRows({ source, unit, of }: MoreRowsProps) {
  const { total, isTotalKnown } = source
  if (total === null || total === 0) return null
  const read = count(total)
  const text = isTotalKnown ? `共 ${read} ${unit}` : `已列出 ${read}${of === null ? '' : ` / ${count(of)}`} ${unit}`
  return (
    <div class="row more-rows no-print">
      {!isTotalKnown && (
        <button type="button" class="btn" onClick={() => source.need(0, total)}>
          继续列出
        </button>
      )}
      <span class="cap nb" role="status">
        {text}
      </span>
    </div>
  )
}
