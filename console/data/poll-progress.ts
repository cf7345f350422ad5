import type { Call } from '#ui/client.ts'

const pollMilliseconds = 500

/**
 * Asks every half second how far the comparison of that id is, in percent, until the signal stops it or the returned
 * function is called. What it cannot learn it does not tell: the comparison itself goes on.
 */
export function pollProgress(
  call: Call,
  id: string,
  signal: AbortSignal,
  onPercent: (percent: number) => void,
): () => void {
  const poll = setInterval(() => {
    call('comparisonProgress', { query: { id } }, signal).then(
      ({ progress }) => progress !== null && !signal.aborted && onPercent(progress.done),
      () => undefined,
    )
  }, pollMilliseconds)
  return () => clearInterval(poll)
}
