import { type ImportState, importStateNames } from '#core/base-map/import-state.ts'

const looks: Readonly<Record<ImportState, string>> = {
  read: 'badge badge-info',
  compared: 'badge badge-warn',
  applied: 'badge badge-ok',
  discarded: 'badge',
}

export function ImportStateBadge({ state }: { readonly state: ImportState }) {
  return <span class={looks[state]}>{importStateNames[state]}</span>
}
