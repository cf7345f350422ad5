import { malformed } from '#core/error/malformed.ts'
import type { ProblemError } from '#core/error/problem.ts'

/** A place in a list, as text that says nothing to its holder. */
export function writeCursor(parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor of so many parts. Throws ProblemError malformed-request for anything else. */
export function readCursor(text: string, length: number): readonly (string | number | null)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === length && parts.every(isPart)) return parts
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw notOurCursor()
}

/** The same of a cursor whose parts are all texts. */
export function readTextCursor(text: string, length: number): readonly string[] {
  const parts = readCursor(text, length)
  const texts = parts.filter((part) => typeof part === 'string')
  if (texts.length !== parts.length) throw notOurCursor()
  return texts
}

/** A cursor with parts that are none of ours. */
export function notOurCursor(): ProblemError {
  return malformed('cursor', 'not a cursor of ours')
}

function isPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'string' || typeof part === 'number'
}
