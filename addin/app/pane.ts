import { createStore } from '../base/store.ts'
import type { OpenDocument } from '../open-document.ts'
import type { App, AppOptions } from './app.ts'
import { type AppState, initialState } from './state.ts'
import { isAbort, troubleOf } from './trouble.ts'
import { startWork, type Work } from './work.ts'

/** What both kinds of desk stand on. */
export interface Pane extends Omit<App, 'desk'> {
  readonly scope: () => string
  /** Works on this workbook from now on, no longer on the one before. */
  readonly begin: (document: OpenDocument) => Promise<Work>
  readonly end: () => void
  /** A desk that keeps something with the account hears of another. */
  readonly onScope: (listener: (scope: string) => Promise<void>) => void
}

export function createPane({ database, session, scopeOf }: AppOptions): Pane {
  const state = createStore<AppState>({ ...initialState, storage: database === null ? 'unavailable' : 'kept' })
  const scope = (): string => scopeOf(session.current()?.account.username ?? '')
  let work: Work | null = null
  let moved = (_scope: string): Promise<void> => Promise.resolve()

  const onDefect = (error: unknown): void => {
    if (!isAbort(error)) state.patch({ trouble: troubleOf(error, '') })
  }
  const onScope = (to: string): Promise<void> => moved(to)
  const end = (): void => {
    work?.end()
    work = null
  }
  return {
    state,
    work: () => work,
    session,
    scope,
    onDefect,
    goTo: (tab) => state.patch({ tab, front: 'pane', aside: null }),
    begin: async (document) => {
      end()
      work = await startWork({ document, database, session, state, scope, scopeOf, onScope, onDefect })
      return work
    },
    end,
    onScope: (listener) => {
      moved = listener
    },
  }
}
