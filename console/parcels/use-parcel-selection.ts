import { useMemo } from 'preact/hooks'
import type { Selection } from '#ui/table/selection.ts'
import type { ParcelView } from './parcel-view.ts'

/** What is chosen in the list, kept in the address: some parcels by code, or the whole filter result. */
export function useParcelSelection(
  sel: ParcelView['sel'],
  total: number,
  onSel: (sel: ParcelView['sel']) => void,
): Selection {
  return useMemo(() => {
    const isAll = sel === 'all'
    const keys = new Set(isAll ? [] : sel)
    return {
      size: isAll ? total : keys.size,
      isAll,
      has: (key) => isAll || keys.has(key),
      // Taking one away from all leaves none: what stays would have to be listed, and nobody has seen the list.
      toggle: (key) => {
        if (isAll) onSel([])
        else onSel(keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key])
      },
      add: (added) => onSel([...new Set([...keys, ...added])]),
      toggleAll: () => onSel(isAll || keys.size > 0 ? [] : 'all'),
    }
  }, [sel, total, onSel])
}
