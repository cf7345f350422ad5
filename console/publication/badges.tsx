import { type ObjectionState, objectionStateNames } from '#core/objection/state.ts'
import { type PublicationState, publicationStateNames } from '#core/publication/state.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { ClassBadge } from '#ui/class-badge.tsx'

const publicationLooks: Readonly<Record<PublicationState, string>> = {
  draft: 'badge badge-dash',
  checked: 'badge badge-info',
  published: 'badge badge-warn',
  closed: 'badge badge-ok',
  withdrawn: 'badge',
  discarded: 'badge',
}

export function PublicationStateBadge({ state }: { readonly state: PublicationState }) {
  return <span class={publicationLooks[state]}>{publicationStateNames[state]}</span>
}

const objectionLooks: Readonly<Record<ObjectionState, string>> = {
  draft: 'badge badge-dash',
  late: 'badge badge-warn',
  received: 'badge badge-info',
  heard: 'badge badge-info',
  decided: 'badge badge-warn',
  answered: 'badge badge-ok',
  'refused-late': 'badge',
  withdrawn: 'badge',
}

export function ObjectionStateBadge({ state }: { readonly state: ObjectionState }) {
  return <span class={objectionLooks[state]}>{objectionStateNames[state]}</span>
}

/** A published class: formal, so filled; 暂不评价 and 不再列入 as words. */
export function Verdict({ verdict }: { readonly verdict: string | null }) {
  const known = parcelClasses.find(({ code }) => code === verdict)
  if (known !== undefined) return <ClassBadge class={known.code} formal />
  return <span class="nb">{verdict ?? '未列入'}</span>
}
