import { count } from '#ui/number.ts'
import type { TableSight } from '#ui/table/table.tsx'
import { JumpBox } from './jump-box.tsx'

export interface ListFootProps {
  readonly sight: TableSight
  readonly total: number | null
  readonly onJump: (code: string) => Promise<boolean>
}

/** Which rows are in sight, of how many, and 跳至. */
export function ListFoot({ sight, total, onJump }: ListFootProps) {
  if (total === null || total === 0) return null
  const first = sight.scroll + 1
  const isWhole = first === 1 && sight.end >= total
  const rows = isWhole ? '' : `第 ${count(first)}–${count(Math.max(first, sight.end))} 行，`
  return (
    <div class="list-foot no-print">
      <span class="cap nb">{`${rows}共 ${count(total)} 行`}</span>
      {!isWhole && <JumpBox onJump={onJump} />}
    </div>
  )
}
