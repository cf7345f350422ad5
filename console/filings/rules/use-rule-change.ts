import { useState } from 'preact/hooks'

export interface RuleChange {
  readonly isBusy: boolean
  readonly failure: unknown
  readonly done: string
  readonly run: (work: () => Promise<string>) => Promise<boolean>
}

/** One change of a rule at a time; what it did is said in a sentence. */
export function useRuleChange(): RuleChange {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [done, setDone] = useState('')
  const run = async (work: () => Promise<string>): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    setDone('')
    try {
      setDone(await work())
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, failure, done, run }
}
