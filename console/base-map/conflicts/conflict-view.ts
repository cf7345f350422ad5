import { type ConflictType, conflictTypes } from '#core/base-map/conflict-type.ts'
import { baseImportPath } from '../../route/base-map-route.ts'

export const decisionStates = ['open', 'decided', 'all'] as const
export type DecisionState = (typeof decisionStates)[number]

export const decisionStateNames: Readonly<Record<DecisionState, string>> = {
  open: '待处理',
  decided: '已处理',
  all: '全部',
}

/** Which conflicts of an import are looked at: read from the address and written to it. */
export interface BaseConflictView {
  readonly type: ConflictType | null
  readonly state: DecisionState
  /** Of values that differ; '' for all. */
  readonly field: string
  readonly q: string
}

export const openOnes: BaseConflictView = { type: null, state: 'open', field: '', q: '' }

export function parseBaseConflictView(query: URLSearchParams): BaseConflictView {
  return {
    type: conflictTypes.find((type) => type === query.get('type')) ?? null,
    state: decisionStates.find((state) => state === query.get('state')) ?? 'open',
    field: (query.get('field') ?? '').slice(0, 60),
    q: (query.get('q') ?? '').slice(0, 100),
  }
}

/** The conditions as the server takes them. */
export function baseConflictFilter({ type, state, field, q }: BaseConflictView) {
  return {
    state,
    ...(type === null ? {} : { type }),
    ...(field === '' ? {} : { field }),
    ...(q === '' ? {} : { q }),
  }
}

export function baseConflictsAddress(id: string, view: BaseConflictView): string {
  const query = new URLSearchParams({ tab: 'conflicts', ...baseConflictFilter(view) })
  if (view.state === 'open') query.delete('state')
  return `${baseImportPath(id)}?${query.toString()}`
}
