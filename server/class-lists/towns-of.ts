import { listOf } from '../actions/codes.ts'
import type { Scope } from '../actions/scope.ts'

/** The towns a list is narrowed to: those asked for, within the reader's scope; null for the whole district. */
export function townsOf(scope: Scope, asked: string | undefined): readonly string[] | null {
  const towns = listOf(asked)
  if (scope.kind === 'district') return towns
  if (scope.kind !== 'town') return []
  return towns === null || towns.includes(scope.town) ? [scope.town] : []
}
