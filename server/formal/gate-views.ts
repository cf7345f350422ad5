import type { Kysely } from 'kysely'
import type { FormalGates, GateLineBody } from '#core/api/formal.ts'
import { type Clearer, clearers } from '#core/evaluation-gates/clearer.ts'
import { clearersOf, type GateCounts, gateCounts, gatesOf } from '#core/evaluation-gates/count.ts'
import type { GateId } from '#core/vocabulary/evaluation-gate.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import type { GateCheckTable, GateLineTable } from '../db/formal-tables.ts'
import { overridesInForce } from '../db/gate-overrides.ts'
import { findCheck, gateLinePage } from '../db/gates.ts'
import type { Schema } from '../db/schema.ts'
import { overridesByGate } from '../evaluation/gatekeeper.ts'
import type { Service } from '../service.ts'

const shownFirst = 5
const defaultLimit = 200

/** What the formal evaluation of a year waits for, as it was counted last. An administrator sees no single parcels. */
export function readFormalGates(service: Service, grant: Grant, cycle: string): Promise<FormalGates> {
  return service.database.read((db) => formalGatesOf(db, service.district.code, grant, cycle))
}

export async function formalGatesOf(
  db: Kysely<Schema>,
  district: string,
  { actor }: Grant,
  cycle: string,
): Promise<FormalGates> {
  const check = await findCheck(db, district, cycle)
  const counts = countsOf(check)
  const overrides = overridesByGate(await overridesInForce(db, district, cycle))
  const gates: FormalGates['gates'] = []
  for (const gate of gatesOf(counts, overrides)) {
    const page = { district, cycle, gate: gate.id, after: 0, limit: shownFirst }
    const hasLines = gate.count > 0 && actor.role !== 'admin'
    const first = hasLines ? await gateLinePage(db, page) : []
    gates.push({ ...gate, clearers: [...clearersOf(counts, gate.id)], first: first.map(lineBody) })
  }
  return { cycle, check: check === null ? null : checkBody(check), gates }
}

function countsOf(check: GateCheckTable | null): GateCounts {
  return check?.status === 'done' ? gateCounts.parse(JSON.parse(check.counts)) : {}
}

const statuses = ['running', 'done', 'failed'] as const

function checkBody({ status, started_at, finished_at, by_name, standard }: GateCheckTable): FormalGates['check'] {
  const known = statuses.find((one) => one === status)
  if (known === undefined) throw new Error(`unreadable status of a gate check ${status}`)
  return { status: known, startedAt: started_at, finishedAt: finished_at, by: by_name, standard }
}

export interface GateLinesQuery {
  readonly cycle: string
  readonly gate: GateId
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Everything that keeps a gate shut, page after page. Throws ProblemError malformed-request. */
export async function readGateLines(
  { database, district }: Service,
  { cycle, gate, cursor, limit = defaultLimit }: GateLinesQuery,
): Promise<{ readonly items: GateLineBody[]; readonly nextCursor: string | null }> {
  const after = cursor === undefined ? 0 : Number(readCursor(cursor, 1)[0])
  const place = { district: district.code, cycle, gate, after }
  const found = await database.read((db) => gateLinePage(db, { ...place, limit: limit + 1 }))
  const last = found[limit - 1]
  return {
    items: found.slice(0, limit).map(lineBody),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.line]) : null,
  }
}

export function lineBody({ parcel_code, town_code, clearers: some, what }: GateLineTable): GateLineBody {
  return { parcelCode: parcel_code, townCode: town_code, clearers: [...clearersIn(some)], what }
}

function clearersIn(text: string): readonly Clearer[] {
  const codes: unknown = JSON.parse(text)
  return Array.isArray(codes) ? clearers.filter((one) => codes.includes(one)) : []
}
