import { type DisputeState, disputeStateNames } from '#core/dispute/state.ts'

const looks: Readonly<Record<DisputeState, string>> = {
  draft: 'badge badge-dash',
  raised: 'badge badge-warn',
  returned: 'badge badge-warn',
  accepted: 'badge badge-info',
  upheld: 'badge',
  corrected: 'badge badge-ok',
  withdrawn: 'badge',
}

export function DisputeStateBadge({ state }: { readonly state: DisputeState }) {
  return <span class={looks[state]}>{disputeStateNames[state]}</span>
}
