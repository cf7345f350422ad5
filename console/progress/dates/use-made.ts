import { useEffect, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'

/** What a question that is sent as a body is answered with; another key is another question. */
export function useMade<T>(
  ask: () => Promise<T>,
  key: string,
): { readonly value: T | null; readonly failure: unknown } {
  const [state, setState] = useState<{ readonly value: T | null; readonly failure: unknown }>({
    value: null,
    failure: null,
  })
  // the key stands for the question, whose function is new in every drawing
  useEffect(() => {
    let isCurrent = true
    setState({ value: null, failure: null })
    ask().then(
      (value) => isCurrent && setState({ value, failure: null }),
      (failure: unknown) => isCurrent && !isAborted(failure) && setState({ value: null, failure }),
    )
    return () => {
      isCurrent = false
    }
  }, [key])
  return state
}
