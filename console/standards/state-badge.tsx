import type { StandardVersionBody } from '#core/api/standards.ts'
import { standardStateNames } from '#core/standard-book/state.ts'
import { stateLooks } from './standard-words.ts'

/** How far a version has come; 在用 for the one by which evaluations are made today. */
export function StateBadge({ version }: { readonly version: Pick<StandardVersionBody, 'state' | 'isInForce'> }) {
  if (version.isInForce) return <span class="badge badge-ok">在用</span>
  return <span class={`badge ${stateLooks[version.state]}`}>{standardStateNames[version.state]}</span>
}
