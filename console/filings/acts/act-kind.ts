import type { FilingAct } from '#core/filing/act-schema.ts'
import type { FilingEventKind } from '#core/filing/event.ts'

/** What a person may do with a filing: every event but its creation and the recomputation by the program. */
export type ActKind = FilingAct['kind']

export function isActKind(kind: FilingEventKind): kind is ActKind {
  return kind !== 'create' && kind !== 'recompute-deadline'
}

export type ActOf<Kind extends ActKind> = Extract<FilingAct, { readonly kind: Kind }>
