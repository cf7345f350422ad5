import { FirstAnswer } from '../../list/first-answer.tsx'
import '../base-map.css'
import { refusalCode } from '#ui/client-failure.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { useSession } from '../../session/session.ts'
import { keepsParcels } from '../keeper.ts'
import { BaseActs } from './base-acts.tsx'
import { BaseFacts } from './base-facts.tsx'
import { BaseHistory } from './base-history.tsx'
import { ParcelEntries } from './parcel-entries.tsx'
import { SourceValues } from './source-values.tsx'

export interface BaseTabProps {
  readonly cycle: string
  readonly parcelCode: string
}

/** 底版与沿革: where the base values come from, the boundary, what became of the parcel, which lists name it. */
export function BaseTab({ cycle, parcelCode }: BaseTabProps) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('baseParcel', { params: { cycle, parcelCode } })
  if (value === null && refusalCode(failure) === 'not-found') {
    return (
      <div class="card">
        <div class="empty">
          <h2>底版中没有这宗地块</h2>
          <p>它由填报同步而来，还没有对应的登记、批文、现状或平台底版记录。</p>
        </div>
      </div>
    )
  }
  return (
    <>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="底版与沿革" />
      {value !== null && (
        <>
          <BaseFacts cycle={cycle} parcel={value} />
          {keepsParcels(account) && <BaseActs cycle={cycle} parcel={value} />}
          <SourceValues parcel={value} />
          <BaseHistory cycle={cycle} parcel={value} />
          <ParcelEntries parcel={value} />
        </>
      )}
    </>
  )
}
