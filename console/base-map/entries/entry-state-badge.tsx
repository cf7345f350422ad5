import type { BaseEntry } from '#core/api/base-parcels.ts'
import { type EntryState, entryStateNames } from '#core/base-map/entry-state.ts'

const looks: Readonly<Record<EntryState, string>> = {
  open: 'badge badge-warn',
  handled: 'badge badge-ok',
  'no-effect': 'badge',
}

/** How far a lead is; a line of a list has no state of its own. */
export function EntryStateBadge({ entry: { kind, state } }: { readonly entry: BaseEntry }) {
  if (kind !== 'change') return null
  return <span class={looks[state]}>{entryStateNames[state]}</span>
}
