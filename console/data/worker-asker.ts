/** A question to a worker, told apart by `ask`; and what it answers, with the number of its question. */
export interface AnyQuestion {
  readonly ask: string
}
export type Numbered<Question> = Question & { readonly number: number }
export type WorkerReply<Answer, Note = never> =
  | { readonly number: number; readonly answer: Answer }
  | { readonly number: number; readonly defect: string }
  /** On the way to the answer. */
  | { readonly number: number; readonly note: Note }

/** A worker from the side of the page. */
export interface Asker<Question extends AnyQuestion, Answers, Note> {
  readonly ask: <Q extends Question>(
    question: Q,
    transfer?: readonly Transferable[],
    onNote?: (note: Note) => void,
  ) => Promise<Answers[Q['ask'] & keyof Answers]>
  /** Ends it at once; open questions are never answered. */
  readonly end: () => void
}

interface Waiting<Note> {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  readonly onNote: ((note: Note) => void) | undefined
}

export function askerOf<Question extends AnyQuestion, Answers, Note = never>(
  worker: Worker,
): Asker<Question, Answers, Note> {
  const waiting = new Map<number, Waiting<Note>>()
  let last = 0
  worker.onmessage = ({ data }: MessageEvent<WorkerReply<unknown, Note>>) => {
    const one = waiting.get(data.number)
    if ('note' in data) return one?.onNote?.(data.note)
    waiting.delete(data.number)
    if ('defect' in data) one?.reject(new Error(data.defect))
    else one?.resolve(data.answer)
  }
  worker.onerror = ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
  return {
    ask: <Q extends Question>(question: Q, transfer: readonly Transferable[] = [], onNote?: (note: Note) => void) =>
      new Promise<Answers[Q['ask'] & keyof Answers]>((resolve, reject) => {
        last += 1
        // The worker answers each question by its kind; the number ties them together.
        waiting.set(last, { resolve: resolve as Waiting<Note>['resolve'], reject, onNote })
        worker.postMessage({ ...question, number: last }, [...transfer])
      }),
    end: () => worker.terminate(),
  }
}
