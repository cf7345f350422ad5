import type { Kysely } from 'kysely'
import { groupedBy } from '../collections.ts'
import { chainNames, entriesAfter, entriesNumbered, hashesAt } from '../db/audit.ts'
import type { AuditTable, Schema } from '../db/schema.ts'
import type { KeyRing } from '../keys.ts'
import { type Anchor, judgeAnchor } from './anchor.ts'
import { anchorsIn } from './anchor-file.ts'
import type { PaperAnchor } from './anchor-paper.ts'
import { installation } from './log.ts'
import { type ChainFault, followChain } from './verify-chain.ts'

/** What was found of one chain. */
export interface ChainReport {
  readonly chain: string
  readonly entries: number
  /** Entries from before there was a chain. */
  readonly unsigned: number
  readonly head: { readonly seq: number; readonly hash: string | null; readonly at: string } | null
  /** The first faults in order; `faultCount` counts them all. */
  readonly faults: readonly ChainFault[]
  readonly faultCount: number
  /** Anchors that were held against the chain; without one nobody can tell whether its end was cut off. */
  readonly anchors: number
  /** Number of the newest entry an anchor speaks of. */
  readonly anchoredTo: number
}

/** Each read sees one moment and is short, so that a server goes on beside it. */
type Read = <Result>(job: (db: Kysely<Schema>) => Promise<Result>) => Promise<Result>

export interface LogToVerify {
  readonly read: Read
  readonly keys: KeyRing
  readonly files: readonly string[]
  readonly papers?: readonly PaperAnchor[]
}

const entriesPerRead = 500
const anchorsPerRead = 200
const faultsKept = 100

/** Verifies every chain of the log from its first entry, in memory that does not grow with it. */
export async function verifyLog({ read, keys, files, papers = [] }: LogToVerify): Promise<readonly ChainReport[]> {
  const findings = new Findings()
  for (const file of files) await holdFileAgainst(read, keys, file, findings)
  for (const { chain, seq, hashStart } of papers) {
    const hashes = await read((db) => hashesAt(db, chain, [seq]))
    findings.of(chain).anchor(seq, hashes.get(seq), (hash) => hash.startsWith(hashStart))
  }
  const chains = new Set([...(await read(chainNames)), ...findings.chains()])
  const reports: ChainReport[] = []
  for (const chain of [...chains].sort()) reports.push(await verifyOne(read, keys, chain, findings.of(chain)))
  return reports
}

/** Every anchor of the file, a piece at a time; that an entry's hash is its own is seen when the chain is followed. */
async function holdFileAgainst(read: Read, keys: KeyRing, file: string, findings: Findings): Promise<void> {
  let piece: Anchor[] = []
  const hold = async (): Promise<void> => {
    for (const [chain, anchors] of groupedBy(piece, (anchor) => anchor.chain)) {
      const hashes = await read((db) =>
        hashesAt(
          db,
          chain,
          anchors.map(({ seq }) => seq),
        ),
      )
      for (const anchor of anchors) {
        findings.of(chain).anchor(anchor.seq, hashes.get(anchor.seq), (hash) => hash === anchor.hash)
      }
    }
    piece = []
  }
  for await (const anchor of anchorsIn(file)) {
    // It names no chain: told with that of the installation, where the console and the metrics look.
    if (anchor === null) {
      findings.of(installation).add({ kind: 'anchor-forged', seq: 0 })
      continue
    }
    const { chain, seq } = anchor
    const judged = judgeAnchor(keys, anchor)
    if (judged === 'key-unknown') findings.of(chain).add({ kind: 'anchor-key-unknown', seq })
    else if (judged === 'forged') findings.of(chain).add({ kind: 'anchor-forged', seq })
    else if (piece.push(anchor) >= anchorsPerRead) await hold()
  }
  await hold()
}

/** Faults of one chain so far, and the anchors it was held against. */
class ChainFindings {
  readonly faults: ChainFault[] = []
  faultCount = 0
  anchors = 0
  anchoredTo = 0

  add(...faults: readonly ChainFault[]): void {
    this.faultCount += faults.length
    this.faults.push(...faults.slice(0, Math.max(0, faultsKept - this.faults.length)))
  }

  anchor(seq: number, hash: string | undefined, isIt: (hash: string) => boolean): void {
    this.anchors += 1
    this.anchoredTo = Math.max(this.anchoredTo, seq)
    if (hash === undefined) this.add({ kind: 'truncated', seq })
    else if (!isIt(hash)) this.add({ kind: 'anchor-mismatch', seq })
  }
}

class Findings {
  readonly #byChain = new Map<string, ChainFindings>()

  of(chain: string): ChainFindings {
    const known = this.#byChain.get(chain) ?? new ChainFindings()
    this.#byChain.set(chain, known)
    return known
  }

  chains(): Iterable<string> {
    return this.#byChain.keys()
  }
}

async function verifyOne(read: Read, keys: KeyRing, chain: string, findings: ChainFindings): Promise<ChainReport> {
  const follower = followChain(keys)
  // Read first: entries that come while we read are followed, but were not numbered then.
  const numbered = await read((db) => entriesNumbered(db, chain))
  for await (const entry of entriesOf(read, chain)) findings.add(...follower.take(entry))
  const { entries, unsigned, last } = follower.seen
  if ((last?.seq ?? 0) < numbered) findings.add({ kind: 'counter', seq: last?.seq ?? 0 })
  const after = await read((db) => entriesNumbered(db, chain))
  if ((last?.seq ?? 0) > after) findings.add({ kind: 'counter', seq: last?.seq ?? 0 })
  // Whoever takes every signature away makes all of it look older than the chain: only an anchor says that it is.
  if (unsigned > 0 && findings.anchors === 0) findings.add({ kind: 'unsigned-start', seq: 1 })
  const { faults, faultCount, anchors, anchoredTo } = findings
  const head = last === null ? null : { seq: last.seq, hash: last.hash, at: last.at }
  return { chain, entries, unsigned, head, faults, faultCount, anchors, anchoredTo }
}

async function* entriesOf(read: Read, chain: string): AsyncGenerator<AuditTable, void> {
  // Whatever is there, also where a number was turned into one below the first.
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const place = after
    const entries = await read((db) => entriesAfter(db, chain, place, entriesPerRead))
    yield* entries
    const last = entries.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}
