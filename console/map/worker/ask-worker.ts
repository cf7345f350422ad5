import type { Answered, Answers, Question } from './protocol.ts'

/** The map's worker from the side of the page. */
export interface MapWorker {
  readonly ask: <Q extends Question>(question: Q, transfer?: readonly Transferable[]) => Promise<Answers[Q['ask']]>
  /** Ends it at once; open questions are never answered. */
  readonly end: () => void
}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

export function startMapWorker(): MapWorker {
  const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { name: 'map' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  worker.onmessage = ({ data }: MessageEvent<Answered>) => {
    const one = waiting.get(data.number)
    waiting.delete(data.number)
    if ('defect' in data) one?.reject(new Error(data.defect))
    else one?.resolve(data.answer)
  }
  worker.onerror = ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
  return {
    ask: <Q extends Question>(question: Q, transfer: readonly Transferable[] = []) =>
      new Promise<Answers[Q['ask']]>((resolve, reject) => {
        last += 1
        // The worker answers each question by its kind; the number ties them together.
        waiting.set(last, { resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage({ ...question, number: last }, [...transfer])
      }),
    end: () => worker.terminate(),
  }
}
