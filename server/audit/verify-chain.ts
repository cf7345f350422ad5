import type { AuditTable } from '../db/schema.ts'
import type { KeyRing } from '../keys.ts'
import { chainStart, entryHash } from './chain.ts'

/** What can be wrong with a chain. */
export type ChainFaultKind =
  /** The entry is not what was signed. */
  | 'altered'
  /** The entry does not follow the one before: something was removed, inserted or put in another order. */
  | 'unlinked'
  /** Numbers are missing before the entry. */
  | 'missing'
  /** An entry without a signature stands behind signed ones. */
  | 'unsigned'
  /** The chain begins with entries without a signature, and no anchor speaks for what follows them. */
  | 'unsigned-start'
  /** Signed with a key we do not have: nothing can be said of the entry. */
  | 'key-unknown'
  /** The counter has given out other numbers than the last that is there. */
  | 'counter'
  /** An anchor speaks of an entry that is not there. */
  | 'truncated'
  /** The entry at an anchor is another than when it was anchored. */
  | 'anchor-mismatch'
  /** The anchor names a key we do not have: nothing can be said of it. */
  | 'anchor-key-unknown'
  /** The anchor itself is not one of ours. */
  | 'anchor-forged'

export interface ChainFault {
  readonly kind: ChainFaultKind
  /** Number of the entry the fault was seen at. */
  readonly seq: number
}

/** Follows a chain entry by entry, in order of number; holds no more than the last of them. */
export interface ChainFollower {
  take(entry: AuditTable): readonly ChainFault[]
  readonly seen: ChainSeen
}

export interface ChainSeen {
  readonly entries: number
  /** Entries at the beginning without a signature, as from before there was a chain: nothing protects them. */
  readonly unsigned: number
  readonly last: Pick<AuditTable, 'seq' | 'hash' | 'at'> | null
}

export function followChain(keys: KeyRing): ChainFollower {
  let entries = 0
  let unsigned = 0
  let isSigned = false
  let last: AuditTable | null = null
  return {
    take(entry) {
      const faults: ChainFault[] = []
      const { seq } = entry
      if (seq !== (last?.seq ?? 0) + 1) faults.push({ kind: 'missing', seq })
      if (entry.hash === null && !isSigned) unsigned += 1
      else faults.push(...signatureFaults(keys, entry, last?.hash ?? chainStart))
      isSigned ||= entry.hash !== null
      entries += 1
      last = entry
      return faults
    },
    get seen() {
      return { entries, unsigned, last }
    },
  }
}

function signatureFaults(keys: KeyRing, entry: AuditTable, previous: string): readonly ChainFault[] {
  const { seq, hash, key_id } = entry
  if (hash === null) return [{ kind: 'unsigned', seq }]
  const faults: ChainFault[] = entry.previous_hash === previous ? [] : [{ kind: 'unlinked', seq }]
  const key = keys.find(key_id ?? '')
  if (key === null) return [...faults, { kind: 'key-unknown', seq }]
  return entryHash(key, entry) === hash ? faults : [...faults, { kind: 'altered', seq }]
}
