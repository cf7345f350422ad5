import { ProblemError, problem } from '#core/error/problem.ts'
import type { StandardFileRead } from '../standard-files/child-messages.ts'

type Fault = StandardFileRead['faults'][number]

/** A standard that contradicts itself, or a file that holds no whole one: every fault with its place. */
export class FaultyStandardError extends ProblemError {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(
      problem('standard-refused', { faults: faults.map(({ path, message }) => ({ path: path.join('.'), message })) }),
    )
    this.faults = faults
  }
}

/** "维度与指标 E7 权重 应为数值。"; of JSON the path. */
export function faultLine({ sheet, cell, column, path, message }: Fault): string {
  const place = sheet === null ? path.join('.') : [sheet, cell, column].filter((one) => one !== null).join(' ')
  return `${place} ${message}`
}
