import { removalsPath } from '../route/route.ts'
import { useCyclePath } from '../shell/use-cycle.ts'

export interface MaybeRemovedProps {
  readonly cycle: string
  readonly parcelCode: string
}

/** A parcel that is not there may have been taken out: where that is seen. */
export function MaybeRemoved({ cycle, parcelCode }: MaybeRemovedProps) {
  const cyclePath = useCyclePath()
  return (
    <p>
      {'如果这宗地块被删除过，可以在'}
      <a href={cyclePath(removalsPath(parcelCode), cycle)}>已删除的行</a>
      {'中查看和恢复。'}
    </p>
  )
}
