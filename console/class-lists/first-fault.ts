/** The sentence of the first thing that is wrong; null when nothing is. */
export function firstFault(checks: readonly (readonly [isWrong: boolean, sentence: string])[]): string | null {
  return checks.find(([isWrong]) => isWrong)?.[1] ?? null
}
