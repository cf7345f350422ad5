import { type DisposalState, disposalStateNames } from '#core/disposal/state.ts'

const looks: Readonly<Record<DisposalState, string>> = {
  draft: 'badge',
  submitted: 'badge badge-info',
  countersigning: 'badge badge-info',
  returned: 'badge badge-warn',
  approved: 'badge badge-brand',
  underway: 'badge badge-brand',
  completed: 'badge badge-ok',
  ended: 'badge badge-dash',
}

/** How far a plan has come, in its word. */
export function DisposalStateBadge({ state }: { readonly state: DisposalState }) {
  return <span class={looks[state]}>{disposalStateNames[state]}</span>
}
