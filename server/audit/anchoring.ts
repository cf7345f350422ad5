import { type Clock, instantText } from '../clock.ts'
import { headOf } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import type { KeyRing } from '../keys.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import { appendAnchors } from './anchor-file.ts'

export const anchorMilliseconds = 60_000

/** Writes down outside the database where its chains stand. */
export interface Anchoring {
  /** Files that are given every anchor. */
  readonly files: readonly string[]
  /** The newest anchor of the chain that this process has written; null when there is none. */
  last(chain: string): Anchor | null
  /** Anchors every chain that has grown since. Rejects when a file cannot be written: none of them is then counted. */
  now(): Promise<void>
  /** Anchors every minute from here on; told of what fails. */
  start(report: (error: unknown) => void): void
  /** Ends the anchoring that was started with a last anchor; resolves when what is being written is written. */
  stop(): Promise<void>
}

export interface AnchoringMeans {
  readonly database: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly chains: readonly string[]
  readonly files: readonly string[]
}

export function createAnchoring({ database, clock, keys, chains, files }: AnchoringMeans): Anchoring {
  const written = new Map<string, Anchor>()
  let running: Promise<void> = Promise.resolve()
  let ending: (() => Promise<void>) | null = null

  async function anchor(): Promise<void> {
    if (files.length === 0) return
    const heads = await database.read(async (db) => {
      const found = []
      for (const chain of chains) found.push(await headOf(db, chain))
      return found
    })
    const at = instantText(clock.now())
    const anchors = heads.flatMap((head) => {
      if (head === null || head.hash === null || written.get(head.district)?.hash === head.hash) return []
      return [anchorOf(keys.current, { chain: head.district, seq: head.seq, hash: head.hash, at })]
    })
    if (anchors.length === 0) return
    for (const file of files) await appendAnchors(file, anchors)
    for (const one of anchors) written.set(one.chain, one)
  }

  /** One at a time: two that overlap would write the same anchor twice. */
  function now(): Promise<void> {
    const next = running.then(anchor)
    running = next.catch(() => undefined)
    return next
  }

  return {
    files,
    last: (chain) => written.get(chain) ?? null,
    now,
    start(report) {
      now().catch(report)
      const timer = setInterval(() => now().catch(report), anchorMilliseconds)
      timer.unref()
      ending = () => {
        clearInterval(timer)
        return now().catch(report)
      }
    },
    async stop() {
      await ending?.()
      ending = null
      await running
    },
  }
}
