import { count } from '#ui/number.ts'
import { useOpenConflicts } from '../data/use-open-conflicts.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { conflictsPath } from '../route/route.ts'

export interface ConflictChipProps {
  readonly cycle: string
  readonly parcelCode: string
}

/** How many conflicts of the parcel wait, and the way to them. */
export function ConflictChip({ cycle, parcelCode }: ConflictChipProps) {
  const cyclePath = useCyclePath()
  const open = useOpenConflicts({ cycle, parcelCode }) ?? 0
  if (open === 0) return null
  return (
    <a class="chip chip-warn no-print" href={cyclePath(conflictsPath(parcelCode), cycle)}>
      {`待处理冲突 ${count(open)}`}
    </a>
  )
}
