import type { Kysely } from 'kysely'
import { type AffectedResult, affectedResult, type UnlockRequest, unlockRequest } from '#core/api/unlocks.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import type { UnlockRequestTable } from '../db/bulk-tables.ts'
import type { Schema } from '../db/schema.ts'
import { formalResults, unlockPage } from '../db/unlock-requests.ts'
import type { Service } from '../service.ts'

/** Formal evaluations that read the parcel: what would rest on other values than it was given. */
export async function affectedResults(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
): Promise<AffectedResult[]> {
  const found = await formalResults(db, district, cycle, parcelCode)
  return found.map(({ number, finished_at, class: given, rank, ranked, land_class }) =>
    affectedResult.parse({
      evaluation: String(number),
      at: finished_at ?? '',
      class: given,
      rank,
      of: ranked,
      landClass: land_class,
    }),
  )
}

export function unlockBody(line: UnlockRequestTable, { actor }: Grant): UnlockRequest {
  const { decided_at: decidedAt } = line
  return unlockRequest.parse({
    id: line.id,
    number: line.seq,
    cycle: line.cycle,
    parcelCode: line.parcel_code,
    to: line.to_status,
    reason: line.reason,
    evidence: line.evidence,
    state: line.state,
    affected: JSON.parse(line.results),
    asked: { by: line.by_name, at: line.at },
    decided: decidedAt === null ? null : { by: line.decided_by ?? '', at: decidedAt, reason: line.decided_reason },
    isOwn: line.username === actor.username,
  })
}

export interface UnlockQuery {
  readonly cycle: string
  readonly state?: string | undefined
  readonly parcelCode?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const defaultLimit = 50

/** Requests of a year, newest first. Throws ProblemError malformed-request. */
export async function listUnlocks(
  service: Service,
  grant: Grant,
  { cycle, state, parcelCode, cursor, limit = defaultLimit }: UnlockQuery,
): Promise<{ items: UnlockRequest[]; nextCursor: string | null; affected: AffectedResult[] }> {
  const district = service.district.code
  const before = cursor === undefined ? null : readCursor(cursor, 1)[0]
  if (before !== null && typeof before !== 'number') throw notOurCursor()
  return service.database.read(async (db) => {
    const filter = { district, cycle, state: state ?? null, parcelCode: parcelCode ?? null }
    const lines = await unlockPage(db, filter, before, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => unlockBody(line, grant)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
      affected: parcelCode === undefined ? [] : await affectedResults(db, district, cycle, parcelCode),
    }
  })
}
