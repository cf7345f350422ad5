import type { Kysely } from 'kysely'
import { type ProposedReason, proposedReasons } from '#core/disposal/proposed-reasons.ts'
import type { Cells } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { decidedClasses } from '../db/decided-classes.ts'
import type { DecidedClassTable } from '../db/deciding-tables.ts'
import { findEvaluation, findTrace } from '../db/evaluations.ts'
import { lookUp } from '../db/look-up.ts'
import type { Schema } from '../db/schema.ts'
import { loadTouched } from '../rows/load-touched.ts'
import { parcelKey } from '../rows/state.ts'
import { recordedStandard } from '../standard-register/recorded.ts'

export function classOf(text: string | null): ParcelClass | null {
  return parcelClasses.find(({ code }) => code === text)?.code ?? null
}

const broughtAlong = Object.entries(disposalPlanForm.fields).flatMap(([key, { filledBy }]) =>
  filledBy === 'base' ? [key] : [],
)

/** What the newest year on record says of parcels, as far as a plan brings it along; by code. */
export async function parcelFacts(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, Cells>> {
  const lines = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('parcel')
      .select(['parcel_code', 'cycle'])
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .orderBy('cycle')
      .execute(),
  )
  const newest = new Map(lines.map((line) => [line.parcel_code, line.cycle]))
  const keys = [...newest].map(([code, cycle]) => parcelKey(cycle, code))
  const work = await loadTouched(db, district, keys)
  return new Map(
    keys.map((key) => {
      const effective = work.get(key)?.effective ?? {}
      const kept = [...broughtAlong, 'planUse'].flatMap((name) => {
        const value = effective[name]
        return value === undefined || typeof value === 'object' ? [] : [[name, value] as const]
      })
      return [key.parcelCode, Object.fromEntries(kept)]
    }),
  )
}

/** Why a parcel is inefficient, by the evaluation its decision rests on; none where that is not on record any more. */
export async function reasonsFor(
  db: Kysely<Schema>,
  district: string,
  decided: DecidedClassTable | null,
): Promise<readonly ProposedReason[]> {
  if (decided === null) return []
  const evaluation = await findEvaluation(db, district, decided.evaluation)
  const trace = await findTrace(db, district, decided.evaluation, decided.parcel_code)
  const standard = evaluation === null ? null : await recordedStandard(db, evaluation)
  if (trace === null || standard === null) return []
  const how = { class: classOf(decided.class), adjustment: decided.adjustment }
  return proposedReasons(JSON.parse(trace.result) as ParcelResult, standard, how)
}

/** What was decided for a parcel in a year; null without a year or a decision. */
export async function decisionOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string | null,
  parcelCode: string,
): Promise<DecidedClassTable | null> {
  return cycle === null ? null : ((await decidedClasses(db, district, cycle, [parcelCode]))[0] ?? null)
}
