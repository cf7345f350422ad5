import { clockTime, today } from '../base/clock.ts'
import { createStore, type Store } from '../base/store.ts'
import type { OpenDocument } from '../open-document.ts'
import type { BookScores, ParcelCard } from '../workers/score-types.ts'
import type { Checking } from './checking.ts'
import { isAbort } from './trouble.ts'

export interface ScoringState {
  readonly scores: BookScores | null
  readonly card: ParcelCard | null
  /** The parcel whose card is open; null shows the table. */
  readonly parcelCode: string | null
  readonly isRunning: boolean
  /** Rows of the sheet read anew before they are scored; null when it is not being read. */
  readonly reading: { readonly done: number; readonly total: number } | null
  readonly scoredAt: string | null
}

/** The scores of one open workbook; computed when asked for, and again after every check. */
export interface Scoring {
  readonly store: Store<ScoringState>
  /** Reads the sheet again, checks what is new, scores everything and refreshes the open card. */
  readonly run: () => Promise<void>
  /** Stops the reading; the scores of before stay. */
  readonly cancel: () => void
  readonly openCard: (parcelCode: string | null) => Promise<void>
  readonly end: () => void
}

/** @param only the parcel of a workbook that holds just one */
export function createScoring(
  { engine, host }: OpenDocument,
  checking: Checking,
  only: () => string | null,
  onDefect: (error: unknown) => void,
): Scoring {
  const store = createStore<ScoringState>({
    scores: null,
    card: null,
    parcelCode: only(),
    isRunning: false,
    reading: null,
    scoredAt: null,
  })
  let checkedAt: unknown = null
  let control: AbortController | null = null

  const cardOf = async (parcelCode: string | null): Promise<ParcelCard | null> =>
    parcelCode === null ? null : await engine.call('card', { parcelCode, today: today() })

  const score = async (): Promise<void> => {
    store.patch({ isRunning: true })
    try {
      const scores = await engine.call('score', { today: today() })
      // A blank form has no parcel yet when it is opened.
      const parcelCode = only() ?? store.get().parcelCode
      const card = await cardOf(parcelCode)
      store.patch({ scores, card, parcelCode, scoredAt: clockTime() })
    } finally {
      store.patch({ isRunning: false })
    }
  }
  // Scores rest on the findings: once they have been asked for, they follow every check.
  const unfollow = checking.store.subscribe(() => {
    const { items } = checking.store.get()
    if (store.get().scores === null || items === checkedAt) return
    checkedAt = items
    score().catch(onDefect)
  })
  return {
    store,
    run: async () => {
      control?.abort()
      const mine = new AbortController()
      control = mine
      const onRows = (done: number, total: number): void => {
        if (control === mine) store.patch({ reading: { done, total } })
      }
      store.patch({ isRunning: true })
      try {
        await host.refresh(mine.signal, onRows)
      } catch (error) {
        if (control === mine) store.patch({ isRunning: false })
        if (isAbort(error)) return
        throw error
      } finally {
        if (control === mine) store.patch({ reading: null })
      }
      await checking.flush()
      await score()
    },
    cancel: () => {
      host.stopWaiting()
      control?.abort()
    },
    openCard: async (parcelCode) => {
      const card = await cardOf(parcelCode)
      store.patch({ parcelCode, card })
    },
    end: () => {
      control?.abort()
      unfollow()
    },
  }
}
