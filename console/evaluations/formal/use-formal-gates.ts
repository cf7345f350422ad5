import { useCallback, useEffect, useState } from 'preact/hooks'
import type { FormalGates } from '#core/api/formal.ts'
import type { GateId } from '#core/vocabulary/evaluation-gate.ts'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useSession } from '../../session/session.ts'

const pollMs = 1500

export interface GatesAsked {
  readonly value: FormalGates | null
  readonly failure: unknown
  /** Counting, or letting pass, is under way. */
  readonly isBusy: boolean
  /** Why the last act was not done. */
  readonly refusal: unknown
  readonly askAgain: () => void
  readonly check: () => void
  readonly letPass: (gate: GateId, reason: string) => void
  readonly revoke: (gate: GateId) => void
}

/** What the formal evaluation of the year waits for, and what may be done about it; null for who may not know. */
export function useFormalGates(cycle: string): GatesAsked {
  const { account, call } = useSession()
  const isSeen = mayAsk('formalGates', account.role)
  const { value, failure, askAgain } = useAnswer('formalGates', isSeen ? { query: { cycle } } : null)
  const [isActing, setActing] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const isCounting = value?.check?.status === 'running'

  // A count that somebody else began, or that takes longer than an answer waits.
  useEffect(() => {
    if (!isCounting || isActing) return
    const timer = setInterval(askAgain, pollMs)
    return () => clearInterval(timer)
  }, [isCounting, isActing, askAgain])

  const act = useCallback(async (ask: () => Promise<unknown>): Promise<void> => {
    setActing(true)
    setRefusal(null)
    try {
      await ask()
      tellChanged('formalGates')
    } catch (error) {
      setRefusal(error)
    }
    setActing(false)
  }, [])
  return {
    value,
    failure,
    isBusy: isActing || isCounting,
    refusal,
    askAgain,
    check: () => void act(() => call('checkFormalGates', { body: { cycle } })),
    letPass: (gate, reason) => void act(() => call('overrideFormalGate', { body: { cycle, gate, reason } })),
    revoke: (gate) => void act(() => call('revokeFormalGate', { body: { cycle, gate } })),
  }
}
