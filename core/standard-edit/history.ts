/** What stood there before a step, and what the step did: "E1 权重". */
interface Step<T> {
  readonly value: T
  readonly did: string
}

/** A value with the steps that led to it and those taken back; a value is never changed in place. */
export interface History<T> {
  readonly past: readonly Step<T>[]
  readonly present: T
  readonly future: readonly Step<T>[]
  /** What the last step was about: one more of the same joins it. Null: the next step is a new one. */
  readonly open: string | null
}

/** How many steps can be taken back. */
export const mostSteps = 200

export function startHistory<T>(value: T): History<T> {
  return { past: [], present: value, future: [], open: null }
}

/**
 * The history after a step. Steps about the same thing, one after the other, are one: typing 12.5 is taken back at once,
 * not a digit at a time.
 * @param about key of the field the step is about; null never joins
 */
export function stepped<T>(history: History<T>, next: T, did: string, about: string | null): History<T> {
  if (next === history.present) return history
  if (about !== null && about === history.open) return { ...history, present: next, future: [] }
  const past = [...history.past, { value: history.present, did }].slice(-mostSteps)
  return { past, present: next, future: [], open: about }
}

/** The field was left: what comes next is a step of its own. */
export function settled<T>(history: History<T>): History<T> {
  return history.open === null ? history : { ...history, open: null }
}

export function undone<T>(history: History<T>): History<T> {
  const last = history.past.at(-1)
  if (last === undefined) return history
  const back = { value: history.present, did: last.did }
  return { past: history.past.slice(0, -1), present: last.value, future: [back, ...history.future], open: null }
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  const back = { value: history.present, did: next.did }
  return { past: [...history.past, back], present: next.value, future, open: null }
}
