import type { Problem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardFor } from '#core/standards/catalogue.ts'
import { songjiang } from '#core/vocabulary/district.ts'

/** What the workbook is scored by. */
export interface StandardInUse {
  /** The district's own, as its server last gave it. */
  readonly use: (standard: Standard) => void
  /** It, whatever the day: a pane without a network cannot know what came after it. Else the one that came with the pane. */
  readonly on: (today: string) => Standard | Problem<'no-standard-in-force'>
  readonly isFetched: () => boolean
}

export function createStandardInUse(): StandardInUse {
  let fetched: Standard | null = null
  return {
    use: (standard) => {
      fetched = standard
    },
    on: (today) => {
      if (fetched !== null) return fetched
      return standardFor(songjiang.code, today)
    },
    isFetched: () => fetched !== null,
  }
}
