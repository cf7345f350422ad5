import { notOurCursor, readCursor } from '../actions/cursor.ts'

/** The number a page goes on from; null for the first page. Throws ProblemError malformed-request. */
export function numberCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const [number] = readCursor(cursor, 1)
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw notOurCursor()
  return number
}
