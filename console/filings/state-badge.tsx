import { stateNameFor } from '#core/filing/decider-words.ts'
import type { FilingState } from '#core/filing/state.ts'
import type { Decider } from '#core/filing-route/route.ts'

const looks: Partial<Record<FilingState, string>> = {
  returned: 'badge badge-warn',
  rejected: 'badge badge-err',
  'city-rejected': 'badge badge-err',
  suspended: 'badge badge-err',
  tracking: 'badge badge-ok',
  archived: 'badge badge-ok',
  draft: 'badge badge-dash',
}

/** Where a filing stands, in words. */
export function StateBadge({ state, decider }: { readonly state: FilingState; readonly decider: Decider | null }) {
  return <span class={looks[state] ?? 'badge badge-info'}>{stateNameFor(state, decider)}</span>
}
