import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'
import type { RowSource } from './row-source.ts'

export interface CursorPage<Row> {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
}

export interface CursorRows<Row> {
  /** Another text is another question. */
  readonly question: string
  readonly ask: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row>>
}

interface Kept<Row> {
  readonly question: string
  readonly items: readonly Row[] | null
  readonly cursor: string | null
  readonly failure: unknown
}

/** Rows page after page: the next page is asked for when the last rows come into sight. */
export function useCursorRows<Row>({ question, ask }: CursorRows<Row>): RowSource<Row> {
  const [kept, setKept] = useState<Kept<Row>>({ question, items: null, cursor: null, failure: null })
  const pending = useRef<AbortController | null>(null)
  const latest = useRef({ question, ask, kept })
  latest.current = { question, ask, kept }

  const load = useCallback((cursor: string | null) => {
    if (pending.current !== null) return
    const stop = new AbortController()
    pending.current = stop
    const asked = latest.current.question
    latest.current.ask(cursor ?? undefined, stop.signal).then(
      (page) => {
        if (stop.signal.aborted) return
        pending.current = null
        setKept((before) => {
          const earlier = cursor === null || before.items === null ? [] : before.items
          return { question: asked, items: [...earlier, ...page.items], cursor: page.nextCursor, failure: null }
        })
      },
      (failure: unknown) => {
        if (isAborted(failure) || stop.signal.aborted) return
        pending.current = null
        setKept((before) => ({ ...before, failure }))
      },
    )
  }, [])

  // a new question starts over
  useEffect(() => {
    load(null)
    return () => {
      pending.current?.abort()
      pending.current = null
    }
  }, [question])

  const need = useCallback(
    (_: number, end: number) => {
      const { kept: present, question: asked } = latest.current
      const isAtEnd = present.items !== null && end >= present.items.length
      if (present.question === asked && isAtEnd && present.cursor !== null) load(present.cursor)
    },
    [load],
  )

  const askAgain = useCallback(() => {
    setKept((before) => ({ ...before, failure: null }))
    load(latest.current.kept.cursor)
  }, [load])

  return {
    question: kept.question,
    total: kept.items?.length ?? null,
    isTotalKnown: kept.cursor === null,
    isStale: kept.question !== question,
    failure: kept.failure,
    rowAt: (index) => kept.items?.[index],
    need,
    askAgain,
  }
}
