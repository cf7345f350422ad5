import { type Clock, instantText } from '../clock.ts'
import { headOf } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import type { KeyRing } from '../keys.ts'
import type { Notices } from '../observability/log.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import { appendAnchors } from './anchor-file.ts'

export const anchorMilliseconds = 60_000

/** Writes down outside the database where its chains stand. */
export interface Anchoring {
  /** Files that are given every anchor. */
  readonly files: readonly string[]
  /** The newest anchor of the chain that this process has written into every file; null when there is none. */
  last(chain: string): Anchor | null
  /** Files that could not be written when last tried. */
  failing(): readonly string[]
  /**
   * Anchors every chain that has grown since, in each file by itself. Rejects when a file cannot be written, with what
   * the first of them said; the others have the anchor then.
   */
  now(): Promise<void>
  /**
   * Anchors every minute from here on. A file that cannot be written is told once, and once when it can be again; what
   * else fails is reported each time.
   */
  start(report: (error: unknown) => void, notices: Notices): void
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
  const written = new Map(files.map((file) => [file, new Map<string, Anchor>()]))
  const failures = new Map<string, unknown>()
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
      if (head === null || head.hash === null) return []
      return [anchorOf(keys.current, { chain: head.district, seq: head.seq, hash: head.hash, at })]
    })
    for (const [file, known] of written) {
      const news = anchors.filter(({ chain, hash }) => known.get(chain)?.hash !== hash)
      if (news.length === 0) continue
      try {
        await appendAnchors(file, news)
        for (const one of news) known.set(one.chain, one)
        failures.delete(file)
      } catch (error) {
        failures.set(file, error)
      }
    }
    for (const error of failures.values()) throw error
  }

  /** One at a time: two that overlap would write the same anchor twice. */
  function now(): Promise<void> {
    const next = running.then(anchor)
    running = next.catch(() => undefined)
    return next
  }

  function last(chain: string): Anchor | null {
    let oldest: Anchor | null = null
    for (const known of written.values()) {
      const newest = known.get(chain)
      if (newest === undefined) return null
      if (oldest === null || newest.seq < oldest.seq) oldest = newest
    }
    return oldest
  }

  return {
    files,
    last,
    failing: () => [...failures.keys()],
    now,
    start(report, notices) {
      const told = new Set<string>()
      const tick = async (): Promise<void> => {
        try {
          await now()
        } catch (error) {
          if (![...failures.values()].includes(error)) report(error)
        }
        tellChanges(failures, told, notices)
      }
      void tick()
      const timer = setInterval(tick, anchorMilliseconds)
      timer.unref()
      ending = () => {
        clearInterval(timer)
        return tick()
      }
    },
    async stop() {
      await ending?.()
      ending = null
      await running
    },
  }
}

function tellChanges(failures: ReadonlyMap<string, unknown>, told: Set<string>, { warn, tell }: Notices): void {
  for (const [file, error] of failures) {
    if (told.has(file)) continue
    told.add(file)
    const why = error instanceof Error ? error.message : String(error)
    warn(
      `审计链的锚点不能写入 ${file}：${why}。每分钟再试，写入之前，链末尾如被截去，凭这些锚点发现不了；恢复时再告知一次。`,
    )
  }
  for (const file of told) {
    if (failures.has(file)) continue
    told.delete(file)
    tell(`审计链的锚点又能写入 ${file}。`)
  }
}
