import type { Kysely } from 'kysely'
import type { ReEvaluationBody } from '#core/api/objections.ts'
import { latestFormal } from '../db/evaluations.ts'
import { acceptedObjections, lastReEvaluation, objectionsTakenUpBy } from '../db/objections.ts'
import { resultsOfParcels } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { verdictOf } from '../publication/collect-lines.ts'
import type { Service } from '../service.ts'
import { decisionOf, parcelsOf } from './views.ts'

/** What was accepted and waits to be evaluated anew, and what the last such evaluation changed. */
export async function readReEvaluation(service: Service, cycle: string): Promise<ReEvaluationBody> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const waiting = await acceptedObjections(db, district, cycle)
    const formal = await latestFormal(db, district, cycle)
    return {
      waiting: waiting.flatMap((line) => {
        const decision = decisionOf(line)
        const { id, number, parcel_code: parcelCode, firm_name: firmName } = line
        return decision === null ? [] : [{ id, number, parcelCode, firmName, decision, parcels: [...parcelsOf(line)] }]
      }),
      parcels: [...new Set(waiting.flatMap(parcelsOf))].sort(),
      formal: formal?.number ?? null,
      last: await lastOf(db, district, cycle),
    }
  })
}

/** Classes of the parcels that were evaluated anew, in the evaluation they were published by and in the new one. */
async function lastOf(db: Kysely<Schema>, district: string, cycle: string): Promise<ReEvaluationBody['last']> {
  const evaluation = await lastReEvaluation(db, district, cycle)
  if (evaluation === null) return null
  const objections = await objectionsTakenUpBy(db, district, evaluation)
  const publishedBy = objections[0]?.evaluation ?? evaluation
  const codes = [...new Set(objections.flatMap(parcelsOf))].sort()
  const before = await verdicts(db, district, publishedBy, codes)
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
