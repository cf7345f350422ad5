import type { Vertex } from '../worker/boundary.ts'
import type { TownArea } from './town-areas.ts'

/** A name with its figure in an area. */
export interface TownLabel {
  readonly at: Vertex
  readonly name: string
  readonly text: string
}

const character = 12
const lineHeight = 15

/** Labels that do not touch each other, those of the larger areas first; who has none stands in the list beside. */
export function townLabels(
  areas: readonly TownArea[],
  wordsOf: (townCode: string) => { readonly name: string; readonly text: string },
  width: number,
): readonly TownLabel[] {
  const taken: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }[] = []
  return areas
    .toSorted((a, b) => b.depth - a.depth)
    .flatMap(({ townCode, middle: [x, y] }): TownLabel[] => {
      const words = wordsOf(townCode)
      const half = (Math.max(words.name.length, words.text.length * 0.6) * character) / 2 + 2
      const box = { left: x - half, right: x + half, top: y - lineHeight, bottom: y + lineHeight }
      const isFree = taken.every(
        (other) =>
          box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
      )
      if (!isFree || box.left < 0 || box.right > width) return []
      taken.push(box)
      return [{ at: [x, y], ...words }]
    })
}
