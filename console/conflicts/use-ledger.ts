import { useCallback, useMemo, useState } from 'preact/hooks'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { RowSource } from '#ui/table/row-source.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { tellChanged } from '../data/changed.ts'
import { useSession } from '../session/session.ts'
import { type ConflictFilter, conflictFilter } from './conflict-view.ts'
import { conflictsOf, type Decision, settleConflicts } from './settle-job.ts'

const pageSize = 50

export interface Ledger {
  readonly source: RowSource<LedgerConflict>
  /** What has been read, each as it stands after the settlements made here. */
  readonly conflicts: readonly LedgerConflict[]
  /** Settles one and reads it again; resolves to why it was refused, null when it was not. */
  readonly settle: (conflict: LedgerConflict, decision: Decision) => Promise<string | null>
  /** Begins the list anew. */
  readonly readAgain: () => void
}

const none: ReadonlyMap<string, LedgerConflict> = new Map()

/** The ledger page after page. What is settled stays in its place, with its outcome, until the list begins anew. */
export function useLedger(filter: ConflictFilter): Ledger {
  const { call } = useSession()
  const [round, setRound] = useState(0)
  const question = `${JSON.stringify(filter)} ${round}`
  const [fresh, setFresh] = useState({ question, conflicts: none })
  const source = useCursorRows({
    question,
    ask: (cursor, signal) => call('conflicts', { query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const newer = fresh.question === question ? fresh.conflicts : none
  const conflicts = useMemo(() => {
    const read = Array.from({ length: source.total ?? 0 }, (_, index) => source.rowAt(index))
    return read.flatMap((conflict) => (conflict === undefined ? [] : [newer.get(conflict.id) ?? conflict]))
  }, [source.total, source.question, newer])

  const settle = async (conflict: LedgerConflict, decision: Decision): Promise<string | null> => {
    const { signal } = new AbortController()
    let refusal: string | null = null
    await settleConflicts(
      call,
      [conflict],
      decision,
      (_, outcomes) => {
        refusal = outcomes[0]?.refusal ?? null
      },
      signal,
    )
    // The other conflicts of the parcel rest on the row as it is now.
    const { parcelCode } = conflict
    const around: ConflictFilter = { ...conflictFilter(filter.cycle, { state: 'all', town: '', parcel: parcelCode }) }
    const read = await conflictsOf(call, around, () => {}, signal)
    setFresh((before) => {
      const kept = before.question === question ? before.conflicts : none
      return { question, conflicts: new Map([...kept, ...read.map((one) => [one.id, one] as const)]) }
    })
    tellChanged('conflicts')
    return refusal
  }
  const readAgain = useCallback(() => setRound((before) => before + 1), [])
  return { source, conflicts, settle, readAgain }
}
