import { useCyclePath } from '../../frame/use-cycle.ts'
import { removalsPath } from '../../route/route.ts'

export interface MaybeRemovedProps {
  readonly cycle: string
  readonly parcelCode: string
}

/** A parcel that is not there may have been taken out: where that is seen. */
export function MaybeRemoved({ cycle, parcelCode }: MaybeRemovedProps) {
  const cyclePath = useCyclePath()
  return (
    <p>
      <a class="link" href={cyclePath(removalsPath(parcelCode), cycle)}>
        查看这宗地块是否在已删除的行中
      </a>
    </p>
  )
}
