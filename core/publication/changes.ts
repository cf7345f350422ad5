import type { PublicationLine } from './line.ts'
import { droppedVerdict } from './line.ts'

type Content = Omit<PublicationLine, 'place' | 'verdictBefore'>

function isSame(a: Content, b: Content): boolean {
  return (
    a.verdict === b.verdict &&
    a.owner === b.owner &&
    a.townCode === b.townCode &&
    a.landClass === b.landClass &&
    a.landArea === b.landArea
  )
}

/**
 * What a correction shows: parcels whose line is not as it was published, those that are listed for the first time, and
 * those that are listed no more. Sorted by 街镇 and code, places from 1.
 */
export function changedLines<Line extends PublicationLine>(
  published: readonly Line[],
  present: readonly Line[],
): readonly Line[] {
  const before = new Map(published.map((line) => [line.parcelCode, line]))
  const after = new Set(present.map(({ parcelCode }) => parcelCode))
  const changed = present.flatMap((line) => {
    const shown = before.get(line.parcelCode)
    if (shown?.verdict === droppedVerdict) return [{ ...line, verdictBefore: null }]
    if (shown !== undefined && isSame(shown, line)) return []
    return [{ ...line, verdictBefore: shown?.verdict ?? null }]
  })
  const dropped = published
    .filter(({ parcelCode, verdict }) => !after.has(parcelCode) && verdict !== droppedVerdict)
    .map((line) => ({ ...line, verdict: droppedVerdict, verdictBefore: line.verdict }))
  return inOrder([...changed, ...dropped])
}

/** By 街镇, then by code, with places from 1; parcels without a 街镇 come last. */
export function inOrder<Line extends PublicationLine>(lines: readonly Line[]): readonly Line[] {
  const town = ({ townCode }: PublicationLine): string => townCode ?? '~'
  const sorted = [...lines].sort((a, b) => compare(town(a), town(b)) || compare(a.parcelCode, b.parcelCode))
  return sorted.map((line, index) => ({ ...line, place: index + 1 }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
