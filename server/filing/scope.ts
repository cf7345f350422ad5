import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../actions/actor.ts'
import type { FilingTable } from '../db/filing-tables.ts'
import { isReviewerOf } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'

/** Which filings an account may see. */
export type FilingScope =
  | { readonly kind: 'all' }
  /** Of the firm; of one invited to single parcels those it made itself. */
  | { readonly kind: 'firm'; readonly uscc: string; readonly createdBy: string | null }
  /** Of the town where there is one, and those whose 联审 the code is invited to. */
  | { readonly kind: 'reviewer'; readonly code: string; readonly town: string | null }
  | { readonly kind: 'nothing' }

export function filingScope(actor: Actor): FilingScope {
  const { role, org, username, limited = false } = actor
  switch (role) {
    case 'district':
    case 'auditor':
      return { kind: 'all' }
    case 'enterprise':
      return org === null ? { kind: 'nothing' } : { kind: 'firm', uscc: org, createdBy: limited ? username : null }
    case 'town':
    case 'town-reviewer':
      return org === null ? { kind: 'nothing' } : { kind: 'reviewer', code: org, town: org }
    case 'department':
      if (org === 'economy') return { kind: 'all' }
      return org === null ? { kind: 'nothing' } : { kind: 'reviewer', code: org, town: null }
    default:
      return { kind: 'nothing' }
  }
}

type Place = Pick<FilingTable, 'district' | 'id' | 'uscc' | 'town_code' | 'created_by'>

export async function coversFiling(db: Kysely<Schema>, scope: FilingScope, filing: Place): Promise<boolean> {
  switch (scope.kind) {
    case 'all':
      return true
    case 'nothing':
      return false
    case 'firm':
      return filing.uscc === scope.uscc && (scope.createdBy === null || filing.created_by === scope.createdBy)
    case 'reviewer':
      if (scope.town !== null && filing.town_code === scope.town) return true
      return isReviewerOf(db, filing.district, scope.code, filing.id)
  }
}

/** The same as a condition on the lines of filings. */
export function filingsWithin(scope: FilingScope, district: string): () => RawBuilder<SqlBool> {
  return () => {
    switch (scope.kind) {
      case 'all':
        return sql`true`
      case 'nothing':
        return sql`false`
      case 'firm':
        return scope.createdBy === null
          ? sql`uscc = ${scope.uscc}`
          : sql`(uscc = ${scope.uscc} and created_by = ${scope.createdBy})`
      case 'reviewer': {
        const invited = sql`id in (select filing from filing_reviewer where district = ${district} and reviewer = ${scope.code})`
        return scope.town === null ? sql`${invited}` : sql`(town_code = ${scope.town} or ${invited})`
      }
    }
  }
}
