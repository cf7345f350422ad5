import type { ProblemCode } from '#core/error/problem.ts'
import { Refused } from '../engine/engine.ts'
import type { ProblemMessage } from '../workers/protocol.ts'
import { SpreadsheetFailure } from './spreadsheet-failure.ts'
import { failureWords } from './spreadsheet-words.ts'

/** A refusal in words. */
export interface Refusal {
  /** Null when the spreadsheet program refused, not we. */
  readonly code: ProblemCode | null
  readonly words: ProblemMessage
}

/** What the workbook or its program refused; null for a defect of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return { code: error.problem.code, words: error.words }
  if (error instanceof SpreadsheetFailure) return { code: null, words: failureWords(error) }
  return null
}
