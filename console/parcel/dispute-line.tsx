import type { DisputeSummary } from '#core/api/disputes.ts'
import { isOpenDispute } from '#core/dispute/state.ts'
import { formatRatio } from '#core/form/format.ts'
import { useAnswer } from '../data/use-answer.ts'
import { DisputeStateBadge } from '../disputes/dispute-state-badge.tsx'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { disputePath } from '../route/dispute-route.ts'
import { useSession } from '../session/session.ts'
import { differenceFromReported, type FieldLine } from './parcel-cells.ts'

/** Disputes of one row by field, the last of each. */
export type RowDisputes = ReadonlyMap<string, DisputeSummary>

const none: RowDisputes = new Map()

/** The disputes about a parcel that the reader may know of, by row. */
export function useDisputes(cycle: string, parcelCode: string): (key: string) => RowDisputes {
  const { account } = useSession()
  const isAsked = mayAsk('disputes', account.role)
  const { value } = useAnswer('disputes', isAsked ? { query: { cycle, parcelCode, limit: 500 } } : null)
  const byRow = new Map<string, Map<string, DisputeSummary>>()
  for (const dispute of (value?.items ?? []).toSorted((a, b) => a.number - b.number)) {
    if (dispute.state === 'withdrawn' || dispute.state === 'draft') continue
    byRow.set(dispute.key, (byRow.get(dispute.key) ?? new Map<string, DisputeSummary>()).set(dispute.field, dispute))
  }
  return (key) => byRow.get(key) ?? none
}

/** Below its field: that the firm disputes the value, how far it is, and the way to the evidence. */
export function DisputeLine({ line, dispute }: { readonly line: FieldLine; readonly dispute: DisputeSummary }) {
  const pathIn = useCyclePath()
  const difference = line.masked ? null : differenceFromReported(line)
  return (
    <p class="row dispute-line">
      {difference !== null && <span class="nb">{`与填报相差 ${formatRatio(difference, 2)}`}</span>}
      <a class="chip chip-warn" href={pathIn(disputePath(dispute.id))}>
        {isOpenDispute(dispute.state) ? '企业已提异议，查看凭证' : '企业提过异议，查看答复'}
      </a>
      <DisputeStateBadge state={dispute.state} />
    </p>
  )
}
