import { type LetterState, letterStateNames } from '#core/letter/delivery.ts'

const looks: Readonly<Record<LetterState, string>> = {
  waiting: 'badge badge-info',
  overdue: 'badge badge-warn',
  delivered: 'badge badge-ok',
  voided: 'badge',
}

export function LetterStateBadge({ state }: { readonly state: LetterState }) {
  return <span class={looks[state]}>{letterStateNames[state]}</span>
}
