import type { RequestOf } from '#ui/client-request.ts'
import { everywhere, parseScope, type ScopeView, scopeFilter, scopeQuery } from '../list/scope-view.ts'

export const conflictStates = ['open', 'settled', 'all'] as const
export type ConflictState = (typeof conflictStates)[number]

export const conflictStateNames: Readonly<Record<ConflictState, string>> = {
  open: '待处理',
  settled: '已处理',
  all: '全部',
}

/** What the ledger shows: read from the address and written to it. */
export interface ConflictView extends ScopeView {
  readonly state: ConflictState
}

export const usualView: ConflictView = { ...everywhere, state: 'open' }

export function parseConflictView(query: URLSearchParams): ConflictView {
  const state = conflictStates.find((one) => one === query.get('state')) ?? usualView.state
  return { ...parseScope(query), state }
}

export type ConflictFilter = Pick<RequestOf<'conflicts'>['query'], 'cycle' | 'state' | 'town' | 'parcelCode'>

/** The view as the server takes it. */
export function conflictFilter(cycle: string, view: ConflictView): ConflictFilter {
  return { cycle, state: view.state, ...scopeFilter(view) }
}

/** The address of the ledger in a view, without the cycle. */
export function conflictsAddress(view: ConflictView): string {
  const state = view.state === usualView.state ? {} : { state: view.state }
  const query = new URLSearchParams({ ...state, ...scopeQuery(view) }).toString()
  return query === '' ? '/conflicts' : `/conflicts?${query}`
}
