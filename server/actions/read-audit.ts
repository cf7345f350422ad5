import type { z } from 'zod'
import type { AuditEntryBody, auditEndpoints } from '#core/api/audit.ts'
import { namesOfAccounts } from '../db/accounts.ts'
import { matchingEntries } from '../db/audit.ts'
import type { AuditTable } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { auditFilter } from './audit-filter.ts'
import type { Grant } from './authorise.ts'
import { readCursor, writeCursor } from './cursor.ts'

export type AuditPageQuery = z.infer<(typeof auditEndpoints)['audit']['query']>
export type AuditPage = z.infer<(typeof auditEndpoints)['audit']['answers'][200]>

const defaultLimit = 100

/** Entries of a chain that match, the newest first. Throws ProblemError: not-allowed, malformed-request. */
export async function readAudit(service: Service, grant: Grant, query: AuditPageQuery): Promise<AuditPage> {
  const { limit = defaultLimit } = query
  const filter = await auditFilter(service, grant, query)
  const [before = null] = query.cursor === undefined ? [] : readCursor(query.cursor, 1)
  const place = typeof before === 'number' ? before : null
  return service.database.read(async (db) => {
    const found = await matchingEntries(db, { ...filter, before: place, limit: limit + 1 })
    const page = found.slice(0, limit)
    const usernames = [...new Set(page.flatMap(({ username }) => username ?? []))]
    const names = await namesOfAccounts(db, service.district.code, usernames)
    const last = page.at(-1)
    return {
      items: page.map((entry) => auditEntryBody(entry, names)),
      nextCursor: found.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
    }
  })
}

export function auditEntryBody(entry: AuditTable, names: ReadonlyMap<string, string>): AuditEntryBody {
  const { seq, at, username, role, action, object, details } = entry
  const name = username === null ? null : (names.get(username) ?? null)
  return { seq, at, username, name, role, action, object, details: JSON.parse(details) }
}
