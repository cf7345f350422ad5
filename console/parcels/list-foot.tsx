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
  return (
    <div class="list-foot no-print">
      <span class="cap nb">
        {`第 ${count(sight.scroll + 1)}–${count(Math.max(sight.scroll + 1, sight.end))} 行，共 ${count(total)} 行`}
      </span>
      <JumpBox onJump={onJump} />
    </div>
  )
}
