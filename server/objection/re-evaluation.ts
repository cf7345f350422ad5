import type { Kysely } from 'kysely'
import type { ReEvaluationBody } from '#core/api/objections.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { findEvaluation, latestFormal } from '../db/evaluations.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'
import { acceptedObjections, lastReEvaluation, objectionsTakenUpBy } from '../db/objections.ts'
import { resultsOfParcels } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { reEvaluate } from '../formal/re-evaluate.ts'
import { verdictOf } from '../publication/collect-lines.ts'
import type { Service } from '../service.ts'
import { objectionNotReady } from './open.ts'
import { recordObjectionEvent } from './record.ts'
import { decisionOf, parcelsOf } from './views.ts'

/** What was accepted and waits to be evaluated anew, and what the last such evaluation changed. */
export async function readReEvaluation(service: Service, cycle: string): Promise<ReEvaluationBody> {
  return service.database.read((db) => bodyOf(db, service.district.code, cycle))
}

async function bodyOf(db: Kysely<Schema>, district: string, cycle: string): Promise<ReEvaluationBody> {
  const waiting = await acceptedObjections(db, district, cycle)
  const formal = await latestFormal(db, district, cycle)
  return {
    waiting: waiting.flatMap((line) => {
      const decision = decisionOf(line)
      const { id, number, parcel_code: parcelCode, firm_name: firmName } = line
      return decision === null ? [] : [{ id, number, parcelCode, firmName, decision, parcels: [...parcelsOf(line)] }]
    }),
    parcels: parcelsOfAll(waiting),
    formal: formal?.number ?? null,
    running: await runningOf(db, district, waiting),
    last: await lastOf(db, district, cycle),
  }
}

function parcelsOfAll(objections: readonly ObjectionTable[]): string[] {
  return [...new Set(objections.flatMap(parcelsOf))].sort()
}

async function runningOf(
  db: Kysely<Schema>,
  district: string,
  waiting: readonly ObjectionTable[],
): Promise<number | null> {
  const begun = waiting.flatMap(({ reevaluation }) => (reevaluation === null ? [] : [reevaluation]))
  for (const number of new Set(begun)) {
    if ((await findEvaluation(db, district, number))?.status === 'running') return number
  }
  return null
}

/** Classes of the parcels that were evaluated anew, in the evaluation they were published by and in the new one. */
async function lastOf(db: Kysely<Schema>, district: string, cycle: string): Promise<ReEvaluationBody['last']> {
  const evaluation = await lastReEvaluation(db, district, cycle)
  if (evaluation === null) return null
  const objections = await objectionsTakenUpBy(db, district, evaluation)
  const codes = parcelsOfAll(objections)
  const basis = (await findEvaluation(db, district, evaluation))?.basis ?? objections[0]?.evaluation ?? evaluation
  const before = await verdicts(db, district, basis, codes)
  const after = await verdicts(db, district, evaluation, codes)
  const all = codes.map((parcelCode) => ({
    parcelCode,
    before: before.get(parcelCode) ?? null,
    after: after.get(parcelCode) ?? null,
  }))
  const changes = all.filter((one) => one.before !== one.after)
  return { evaluation, objections: objections.length, changes, unchanged: all.length - changes.length }
}

async function verdicts(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = await resultsOfParcels(db, district, evaluation, codes)
  return new Map(found.map((result) => [result.parcel_code, verdictOf(result)]))
}

const act = '重新评估'
/** As many parcels as one re-evaluation takes. */
const mostParcels = 500

/**
 * Evaluates anew the parcels of what was accepted, and notes with every such objection which evaluation took it up.
 * Throws ProblemError: objection-not-ready (nothing waits, or it is under way), those of `reEvaluate`.
 */
export async function reEvaluateObjections(
  service: Service,
  grant: Grant,
  { cycle, reason }: { readonly cycle: string; readonly reason: string },
): Promise<ReEvaluationBody> {
  const district = service.district.code
  const { waiting, formal } = await service.database.read(async (db) => {
    const found = await acceptedObjections(db, district, cycle)
    if ((await runningOf(db, district, found)) !== null) throw objectionNotReady(act, '重新评估正在运行，请稍候。')
    return { waiting: withinLimit(found), formal: await latestFormal(db, district, cycle) }
  })
  if (waiting.length === 0) throw objectionNotReady(act, '没有已采纳、待重新评估的异议。')
  if (formal === null) throw objectionNotReady(act, '本年度还没有正式评估。')
  const order = { evaluation: String(formal.number), parcelCodes: parcelsOfAll(waiting), reason }
  const made = Number((await reEvaluate(service, grant, order)).id)
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'objection-act')
    const at = instantText(service.clock.now())
    const ids = new Set(waiting.map(({ id }) => id))
    for (const line of await acceptedObjections(db, district, cycle)) {
      if (!ids.has(line.id)) continue
      const event = { act: 're-evaluate', at, note: `正式评估 #${made}`, details: { evaluation: made } } as const
      await recordObjectionEvent(db, line, grant.actor, event, { reevaluation: made })
    }
    const { username, role } = grant.actor
    const details = { act: 're-evaluate', evaluation: made, objections: ids.size, parcels: order.parcelCodes.length }
    const entry = { district, at, username, role, object: `objections ${cycle}`, details } as const
    await service.audit.append(db, { ...entry, action: 'objection-acted' })
    return bodyOf(db, district, cycle)
  })
}

/** The first of them whose parcels one re-evaluation takes. */
function withinLimit(found: readonly ObjectionTable[]): readonly ObjectionTable[] {
  const parcels = new Set<string>()
  return found.filter((line) => {
    const more = parcelsOf(line).filter((code) => !parcels.has(code))
    if (parcels.size + more.length > mostParcels) return false
    for (const code of more) parcels.add(code)
    return true
  })
}
