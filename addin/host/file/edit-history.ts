import type { CellChange } from '../host.ts'

/** One thing the user did: what the cells became and what they were. */
export interface Step {
  readonly after: readonly CellChange[]
  readonly before: readonly CellChange[]
}

const deepest = 200

/** What can be undone and done again; the oldest steps are forgotten after 200. */
export interface EditHistory {
  readonly record: (step: Step) => void
  readonly undo: () => Step | null
  readonly redo: () => Step | null
}

export function createEditHistory(): EditHistory {
  const done: Step[] = []
  const undone: Step[] = []
  const move = (from: Step[], to: Step[]): Step | null => {
    const step = from.pop()
    if (step === undefined) return null
    to.push(step)
    return step
  }
  return {
    record: (step) => {
      done.push(step)
      if (done.length > deepest) done.shift()
      undone.length = 0
    },
    undo: () => move(done, undone),
    redo: () => move(undone, done),
  }
}
