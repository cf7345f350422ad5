/** What stands as the failure of a package whose server stopped or died. */
export const stoppedWithServer = 'the server stopped'

/** A package that is being written by this process. */
export interface RunningBuild {
  /** What is being written. */
  step: string
  done: number
  readonly total: number
  readonly abort: AbortController
  /** How far it is has been written down, as far as it was asked for. */
  noted: Promise<void>
  ended: Promise<void>
}

const builds = new Map<string, RunningBuild>()

const keyOf = (district: string, cycle: string, number: number): string => `${district} ${cycle} ${number}`

export function beginBuild(district: string, cycle: string, number: number, total: number): RunningBuild {
  const nothing = Promise.resolve()
  const build = { step: '准备', done: 0, total, abort: new AbortController(), noted: nothing, ended: nothing }
  builds.set(keyOf(district, cycle, number), build)
  return build
}

export function endBuild(district: string, cycle: string, number: number): void {
  builds.delete(keyOf(district, cycle, number))
}

/** Null when it is not being written here. */
export function runningBuild(district: string, cycle: string, number: number): RunningBuild | null {
  return builds.get(keyOf(district, cycle, number)) ?? null
}
