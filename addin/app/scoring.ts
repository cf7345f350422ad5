import type { BookScores, ParcelCard } from '../workers/score-types.ts'
import type { Checking } from './checking.ts'
import { clockTime, today } from './clock.ts'
import type { OpenDocument } from './document.ts'
import { createStore, type Store } from './store.ts'

export interface ScoringState {
  readonly scores: BookScores | null
  readonly card: ParcelCard | null
  /** The parcel whose card is open; null shows the table. */
  readonly parcelCode: string | null
  readonly isRunning: boolean
  readonly scoredAt: string | null
}

/** The scores of one open workbook; computed when asked for, and again after every check. */
export interface Scoring {
  readonly store: Store<ScoringState>
  /** Scores everything and refreshes the open card. */
  readonly run: () => Promise<void>
  readonly openCard: (parcelCode: string | null) => Promise<void>
  readonly end: () => void
}

export function createScoring(
  { engine, host }: OpenDocument,
  checking: Checking,
  only: string | null,
  onDefect: (error: unknown) => void,
): Scoring {
  const store = createStore<ScoringState>({
    scores: null,
    card: null,
    parcelCode: only,
    isRunning: false,
    scoredAt: null,
  })
  let checkedAt: unknown = null

  const cardOf = async (parcelCode: string | null): Promise<ParcelCard | null> =>
    parcelCode === null ? null : await engine.call('card', { parcelCode, today: today() })

  const run = async (): Promise<void> => {
    store.patch({ isRunning: true })
    try {
      const scores = await engine.call('score', { today: today() })
      const card = await cardOf(store.get().parcelCode)
      store.patch({ scores, card, scoredAt: clockTime() })
    } finally {
      store.patch({ isRunning: false })
    }
  }
  // Scores rest on the findings: once they have been asked for, they follow every check.
  const unfollow = checking.store.subscribe(() => {
    const { items } = checking.store.get()
    if (store.get().scores === null || items === checkedAt) return
    checkedAt = items
    run().catch(onDefect)
  })
  return {
    store,
    run: async () => {
      await host.refresh()
      await checking.flush()
      await run()
    },
    openCard: async (parcelCode) => {
      const card = await cardOf(parcelCode)
      store.patch({ parcelCode, card })
    },
    end: unfollow,
  }
}
