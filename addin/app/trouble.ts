import { Cancelled } from '../engine/engine.ts'
import { refusalOf } from '../host/refusal.ts'
import type { Trouble } from './state.ts'

/** What a failed opening or saving is called: a refusal in its own words, anything else as our defect. */
export function troubleOf(error: unknown, file: string): Trouble {
  const refusal = refusalOf(error)
  if (refusal !== null) return { kind: 'refused', file, words: refusal.words }
  return { kind: 'defect', reference: referenceOf(error) }
}

/** A short mark of the defect for the administrator, the same for the same place in our code: 7F3A-21. */
export function referenceOf(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const place = stack?.split('\n').find((line) => /:\d+:\d+/.test(line)) ?? ''
  let hash = 7
  for (const character of `${message}${place}`) hash = (hash * 31 + character.charCodeAt(0)) % 0xffffff
  const text = hash.toString(16).toUpperCase().padStart(6, '0')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** Somebody no longer wants it: no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof DOMException && error.name === 'AbortError')
}
