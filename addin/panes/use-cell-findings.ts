import { useMemo } from 'preact/hooks'
import type { Checking } from '../app/checking.ts'
import type { PlacedFinding } from '../app/findings.ts'
import { useStore } from '../base/store.ts'
import type { Place } from '../host/host.ts'

/** Findings that this cell has a part in, explained ones last. */
export function useCellFindings({ store }: Checking, place: Place | null): readonly PlacedFinding[] {
  const items = useStore(store, (state) => state.items)
  const explained = useStore(store, (state) => state.explained)
  return useMemo(() => {
    if (place === null) return []
    const isHere = ({ row, field, fields }: PlacedFinding): boolean =>
      row === place.row && (field === place.field || fields.includes(place.field))
    return [...items.filter(isHere), ...explained.filter(isHere)]
  }, [items, explained, place?.row, place?.field])
}
