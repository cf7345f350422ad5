import type { z } from 'zod'
import type { ExportRequest, exportRequestEndpoints } from '#core/api/export-requests.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { instantText } from '../clock.ts'
import { countWaitingExports, exportRequestPage } from '../db/export-requests.ts'
import type { Service } from '../service.ts'
import { exportRequestBody } from './view.ts'

type ExportRequestsQuery = z.infer<(typeof exportRequestEndpoints)['exportRequests']['query']>

export interface ExportRequestsAnswer {
  readonly items: ExportRequest[]
  readonly nextCursor: string | null
  /** Requests this person may decide. */
  readonly waiting: number
}

/** Requests the reader may see, newest first. Throws ProblemError malformed-request for a cursor that is not ours. */
export async function listExportRequests(
  service: Service,
  { actor }: Grant,
  { state, kind, own, cursor, limit = 50 }: ExportRequestsQuery,
): Promise<ExportRequestsAnswer> {
  const now = instantText(service.clock.now())
  const district = service.district.code
  const filter = {
    district,
    department: actor.role === 'department' ? (actor.org ?? '') : null,
    username: own === undefined ? null : actor.username,
    kind: kind ?? null,
    state: state ?? null,
    now,
    before: cursor === undefined ? null : Number(readCursor(cursor, 1)[0]),
    limit: limit + 1,
  }
  return service.database.read(async (db) => {
    const lines = await exportRequestPage(db, filter)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => exportRequestBody(line, actor, now)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.number]) : null,
      waiting: decides(actor) ? await countWaitingExports(db, district, actor.username, ownOnly(actor)) : 0,
    }
  })
}

function decides({ role }: Actor): boolean {
  return role === 'district' || role === 'department'
}

/** A department decides on what is its own alone. */
function ownOnly({ role, org }: Actor): string | null {
  return role === 'department' ? JSON.stringify([org]) : null
}
