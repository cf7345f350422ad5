import type { RequestOf } from '#ui/client-request.ts'
import { useAnswer } from './use-answer.ts'

export type ConflictScope = Pick<RequestOf<'conflicts'>['query'], 'cycle' | 'town' | 'parcelCode'>

/** How many open conflicts the reader sees of a year, town or parcel; null for none asked or no answer yet. */
export function useOpenConflicts(scope: ConflictScope | null): number | null {
  return (
    useAnswer('conflicts', scope === null ? null : { query: { ...scope, state: 'open', limit: 1 } }).value?.open ?? null
  )
}
