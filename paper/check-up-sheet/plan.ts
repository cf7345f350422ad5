import { sheet } from './measure.ts'
import type { Piece, Section } from './piece.ts'

/** What of a section stands on the first page, and what on the next. */
export interface Placed {
  readonly section: Section
  readonly here: readonly Piece[]
  readonly next: readonly Piece[]
}

/** Height of the sections with all their items. */
export function wholeHeight(sections: readonly Section[]): number {
  return sections.reduce((sum, { items, heightOf }) => sum + heightOf(items, false) + sheet.gap, 0)
}

/**
 * Which items find a place on the first page. Nothing is cut: what does not fit moves to the next page, from the section
 * that is given up first on, always its last items.
 * @param sections in the order in which they give way
 * @param room height for all of them, the gaps between them included
 */
export function placed(sections: readonly Section[], room: number): readonly Placed[] {
  const here = sections.map(({ items }) => items.length)
  const heightOf = (index: number): number => {
    const section = sections[index]
    const count = here[index] ?? 0
    if (section === undefined) return 0
    return section.heightOf(section.items.slice(0, count), count < section.items.length) + sheet.gap
  }
  const total = (): number => sections.reduce((sum, _section, index) => sum + heightOf(index), 0)
  while (total() > room) {
    const index = sections.findIndex(({ least }, one) => (here[one] ?? 0) > least)
    if (index === -1) break
    here[index] = (here[index] ?? 0) - 1
  }
  return sections.map((section, index) => ({
    section,
    here: section.items.slice(0, here[index]),
    next: section.items.slice(here[index]),
  }))
}
