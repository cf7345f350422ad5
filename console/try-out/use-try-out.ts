import { useCallback, useMemo, useState } from 'preact/hooks'
import type { Standard } from '#core/scoring/standard.ts'
import { type History, redone, settled, startHistory, stepped, undone } from '#core/standard-edit/history.ts'
import { normalisedWeights } from '#core/standard-edit/weights.ts'
import { type Dial, dialKey, withDial } from '#core/try-out/dial.ts'
import { withPairedWeight } from '#core/try-out/weights.ts'

/** The standard as it is being tried, with the steps that led there. */
export interface TryOut {
  readonly before: Standard
  readonly present: Standard
  readonly isChanged: boolean
  /** No slider is on its way. */
  readonly isSettled: boolean
  /** What 撤销 and 重做 would take; null: nothing. */
  readonly undoes: string | null
  readonly redoes: string | null
  /** Id of the weight that gives what another takes; null: none does. */
  readonly partner: string | null
  readonly setPartner: (id: string | null) => void
  readonly move: (dial: Dial, value: number, name: string) => void
  readonly settle: () => void
  readonly normalise: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly reset: () => void
}

export function useTryOut(before: Standard): TryOut {
  const [history, setHistory] = useState<History<Standard>>(() => startHistory(before))
  const [partner, setPartner] = useState<string | null>(null)
  const { present, past, future, open } = history

  const move = useCallback(
    (dial: Dial, value: number, name: string) =>
      setHistory((now) => {
        const isPaired = dial.kind === 'weight' && partner !== null && partner !== dial.indicator
        const next = isPaired
          ? withPairedWeight(now.present, dial.indicator, partner, value)
          : withDial(now.present, dial, value)
        return stepped(now, next, name, dialKey(dial))
      }),
    [partner],
  )
  const settle = useCallback(() => setHistory(settled), [])
  const normalise = useCallback(
    () => setHistory((now) => stepped(now, normalisedWeights(now.present), '按比例归一', null)),
    [],
  )
  const undo = useCallback(() => setHistory(undone), [])
  const redo = useCallback(() => setHistory(redone), [])
  const reset = useCallback(() => setHistory((now) => stepped(now, before, '恢复原状', null)), [before])
  const isChanged = useMemo(() => JSON.stringify(present) !== JSON.stringify(before), [present, before])
  return {
    before,
    present,
    isChanged,
    isSettled: open === null,
    undoes: past.at(-1)?.did ?? null,
    redoes: future[0]?.did ?? null,
    ...{ partner, setPartner, move, settle, normalise, undo, redo, reset },
  }
}
