import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'
import { type Block, blockSize, blocksOf, rowIn, withoutFarBlocks } from './blocks.ts'
import type { RowSource } from './row-source.ts'

export interface OffsetRows<Row> {
  /** Another text is another question: filters and order. */
  readonly question: string
  readonly ask: (offset: number, limit: number, signal: AbortSignal) => Promise<Block<Row>>
  /** What an earlier answer said, to show at once. */
  readonly recall?: (offset: number, limit: number) => Block<Row> | null
  /** Row that will be in sight first. */
  readonly firstRow: number
}

interface Kept<Row> {
  readonly question: string
  readonly total: number | null
  readonly blocks: ReadonlyMap<number, readonly Row[]>
  readonly failure: unknown
}

const keptBlocks = 40
/** A thumb that is dragged past a block does not ask for it. */
const settleMs = 60

/** Rows by blocks of 200 at an offset, as they come into sight. The rows of the last question stay until the new ones are there. */
export function useOffsetRows<Row>({ question, ask, recall, firstRow }: OffsetRows<Row>): RowSource<Row> {
  const [kept, setKept] = useState<Kept<Row>>({ question, total: null, blocks: new Map(), failure: null })
  const pending = useRef(new Map<number, AbortController>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sight = useRef<readonly number[]>([0])
  const latest = useRef({ question, ask, kept })
  latest.current = { question, ask, kept }

  const put = useCallback((asked: string, number: number, block: Block<Row>) => {
    setKept((before) => {
      const mine = before.question === asked ? before.blocks : new Map<number, readonly Row[]>()
      const blocks = withoutFarBlocks(new Map(mine).set(number, block.items), number, keptBlocks)
      return { question: asked, total: block.total, blocks, failure: null }
    })
  }, [])

  const load = useCallback(
    (number: number) => {
      if (pending.current.has(number)) return
      const stop = new AbortController()
      pending.current.set(number, stop)
      const asked = latest.current.question
      latest.current.ask(number * blockSize, blockSize, stop.signal).then(
        (block) => {
          pending.current.delete(number)
          if (!stop.signal.aborted) put(asked, number, block)
        },
        (failure: unknown) => {
          if (isAborted(failure) || stop.signal.aborted) return
          pending.current.delete(number)
          setKept((before) => ({ ...before, failure }))
        },
      )
    },
    [put],
  )

  const stopAll = useCallback((except: readonly number[]) => {
    for (const [number, stop] of pending.current) {
      if (except.includes(number)) continue
      stop.abort()
      pending.current.delete(number)
    }
  }, [])

  // a new question starts over, wherever the table stands
  useEffect(() => {
    stopAll([])
    const number = Math.floor(firstRow / blockSize)
    sight.current = [number]
    const known = recall?.(number * blockSize, blockSize) ?? null
    if (known !== null) put(question, number, known)
    load(number)
    return () => {
      clearTimeout(timer.current)
      stopAll([])
    }
  }, [question])

  const need = useCallback(
    (first: number, end: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const { kept: present, question: asked } = latest.current
        // The first answer says how many rows there are; until then nothing is in sight.
        if (present.question !== asked || present.total === null) return
        const wanted = blocksOf(first, Math.min(end, present.total))
        sight.current = wanted
        stopAll(wanted)
        for (const number of wanted) if (!present.blocks.has(number)) load(number)
      }, settleMs)
    },
    [load, stopAll],
  )

  const askAgain = useCallback(() => {
    stopAll([])
    const isInSight = ([number]: readonly [number, readonly Row[]]): boolean => sight.current.includes(number)
    setKept((before) => ({ ...before, blocks: new Map([...before.blocks].filter(isInSight)), failure: null }))
    for (const number of sight.current) load(number)
  }, [load, stopAll])

  return {
    question: kept.question,
    total: kept.total,
    isTotalKnown: true,
    isStale: kept.question !== question,
    failure: kept.failure,
    rowAt: (index) => rowIn(kept.blocks, index),
    need,
    askAgain,
  }
}
