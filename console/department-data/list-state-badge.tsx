import { type ListState, listStateNames } from '#core/department-data/import-state.ts'

const looks: Readonly<Record<ListState, string>> = {
  read: 'badge badge-warn',
  applied: 'badge badge-ok',
  reversed: 'badge',
}

export function ListStateBadge({ state }: { readonly state: ListState }) {
  return <span class={looks[state]}>{listStateNames[state]}</span>
}
