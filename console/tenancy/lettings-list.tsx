import { useState } from 'preact/hooks'
import type { TenancyParcelBody } from '#core/api/tenancy.ts'
import type { TenancyIssueKind } from '#core/tenancy/issue-kind.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { ListShapes } from '../list/list-shapes.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { LettingCard } from './letting-card.tsx'

export interface LettingsFilter {
  readonly cycle: string
  readonly town?: string
  readonly soe?: string
  readonly issue?: 'any' | TenancyIssueKind
  readonly parcelCode?: string
}

export interface LettingsListProps {
  readonly filter: LettingsFilter
  readonly emptyTitle: string
  readonly emptyText: string
  /** Parcels by kind of inconsistency, as soon as they are known. */
  readonly onKinds?: (kinds: readonly { readonly kind: TenancyIssueKind; readonly parcels: number }[]) => void
}

const pageSize = 20

/** Parcels that are let, each with its chain. */
export function LettingsList({ filter, emptyTitle, emptyText, onKinds }: LettingsListProps) {
  const { call } = useSession()
  const [total, setTotal] = useState<number | null>(null)
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: async (cursor, signal) => {
      const page = await call('tenancyParcels', { query: { ...filter, limit: pageSize, cursor } }, signal)
      setTotal(page.total)
      onKinds?.(page.kinds)
      return page
    },
  })
  const parcels = readRows(source)
  return (
    <>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {parcels === null && source.failure === null && <ListShapes label="租赁链" />}
      {parcels !== null && parcels.length === 0 && (
        <div class="card">
          <div class="empty">
            <h2>{emptyTitle}</h2>
            <p>{emptyText}</p>
          </div>
        </div>
      )}
      <ul class="tenancy-list">
        {(parcels ?? []).map((parcel: TenancyParcelBody) => (
          <li key={parcel.parcelCode}>
            <LettingCard cycle={filter.cycle} parcel={parcel} />
          </li>
        ))}
      </ul>
      <MoreRows source={source} unit="宗" of={total} />
    </>
  )
}
