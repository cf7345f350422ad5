import type { FirmRow } from './subject.ts'

/** A firm entered twice on a parcel is reported at the later row and counts once, as its first row says. */
export function distinctRows(firms: readonly FirmRow[]): readonly FirmRow[] {
  if (firms.length < 2) return firms
  const seen = new Set<string>()
  return firms.filter(({ values: { uscc } }) => {
    if (uscc === undefined) return true
    if (seen.has(uscc)) return false
    seen.add(uscc)
    return true
  })
}
