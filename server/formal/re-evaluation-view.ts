import type { Kysely } from 'kysely'
import { seesEverything } from '#core/access/mask.ts'
import type { Movement, ReEvaluation } from '#core/api/formal.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { inputChanges } from '#core/evaluation-gates/input-change.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import type { EvaluationResultTable, EvaluationTable } from '../db/evaluation-tables.ts'
import { findEvaluation, findTrace } from '../db/evaluations.ts'
import { findReEvaluation } from '../db/gate-overrides.ts'
import { countMoved, type MovedFilter, movedPage, resultsOf } from '../db/re-evaluation.ts'
import type { Schema } from '../db/schema.ts'
import { hiddenFields } from '../evaluation/masked-result.ts'
import { requireDone, townSeen } from '../evaluation-runs/read-evaluations.ts'
import type { Service } from '../service.ts'
import { inputsOfParcels } from './named-inputs.ts'

const defaultLimit = 200

export interface ReEvaluationQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  /** Of those that moved, only the ones of another class. */
  readonly only?: 'class' | undefined
}

/** An evaluation that was made again, with the one it was made from. */
interface Both {
  readonly now: EvaluationTable
  readonly before: EvaluationTable
  readonly named: readonly string[]
  readonly reason: string
}

/**
 * What an evaluation that was made again changed; a 街镇 sees its own parcels. Throws ProblemError: not-found (also for one
 * that was not made again), evaluation-not-done, malformed-request.
 */
export async function readReEvaluation(
  service: Service,
  grant: Grant,
  id: string,
  { cursor, limit = defaultLimit, only }: ReEvaluationQuery,
): Promise<ReEvaluation> {
  const now = await requireDone(service, grant.actor, id)
  const after = cursor === undefined ? '' : (readTextCursor(cursor, 1)[0] ?? '')
  return service.database.read(async (db) => {
    const both = await bothOf(db, now)
    const filter = filterOf(both, grant, only === 'class')
    const codes = await movedPage(db, filter, after, limit + 1)
    const page = codes.slice(0, limit)
    const last = page.at(-1)
    const movements = await movementsOf(db, both, grant, page)
    return {
      evaluation: id,
      basis: String(both.before.number),
      reason: both.reason,
      by: now.by_name,
      at: now.finished_at ?? now.started_at,
      judgedAgain: await judgedAgain(db, both, grant),
      moved: {
        items: [...movements],
        nextCursor: codes.length > limit && last !== undefined ? writeCursor([last]) : null,
        total: await countMoved(db, filterOf(both, grant, false)),
        classes: await countMoved(db, filterOf(both, grant, true)),
      },
    }
  })
}

async function bothOf(db: Kysely<Schema>, now: EvaluationTable): Promise<Both> {
  const made = await findReEvaluation(db, now.district, now.number)
  const before = now.basis === null ? null : await findEvaluation(db, now.district, now.basis)
  if (made === null || before === null)
    throw new ProblemError(problem('not-found', { what: `评估 ${now.number} 的差异` }))
  return { now, before, named: JSON.parse(made.parcel_codes) as readonly string[], reason: made.reason }
}

function filterOf({ now, before, named }: Both, grant: Grant, isClassOnly: boolean): MovedFilter {
  const place = { district: now.district, basis: before.number, evaluation: now.number }
  return { ...place, named, town: townSeen(grant), isClassOnly }
}

async function movementsOf(
  db: Kysely<Schema>,
  { now, before }: Pick<Both, 'now' | 'before'>,
  { actor }: Grant,
  codes: readonly string[],
): Promise<readonly Movement[]> {
  const [old, current] = [
    await resultsOf(db, now.district, before.number, codes),
    await resultsOf(db, now.district, now.number, codes),
  ]
  const isOpen = !seesEverything(actor)
  return codes.map((parcelCode) => {
    const [was, is] = [old.get(parcelCode) ?? null, current.get(parcelCode) ?? null]
    const land = (is ?? was)?.land_class ?? null
    return {
      parcelCode,
      townCode: (is ?? was)?.town_code ?? null,
      landClass: landClasses.find((one) => one === land) ?? null,
      before: was === null ? null : standingOf(was, isOpen),
      after: is === null ? null : standingOf(is, isOpen),
    }
  })
}

const hows = ['direct', 'ranked', 'exempt'] as const

function standingOf(result: EvaluationResultTable, isOpen: boolean): NonNullable<Movement['before']> {
  const { class: letter, how, total, open_total, rank, ranked: of } = result
  return {
    class: parcelClasses.find(({ code }) => code === letter)?.code ?? null,
    how: hows.find((one) => one === how) ?? null,
    total: isOpen ? open_total : total,
    rank,
    of,
  }
}

async function judgedAgain(db: Kysely<Schema>, both: Both, grant: Grant): Promise<ReEvaluation['judgedAgain']> {
  const { now, before, named } = both
  const { district } = now
  const town = townSeen(grant)
  const movements = await movementsOf(db, both, grant, [...named].sort())
  const seen = movements.filter(({ townCode }) => town === null || townCode === town)
  const codes = seen.map(({ parcelCode }) => parcelCode)
  const old = await inputsOfParcels(db, district, before.input_hash, codes)
  const current = await inputsOfParcels(db, district, now.input_hash, codes)
  const made: ReEvaluation['judgedAgain'] = []
  for (const movement of seen) {
    const { parcelCode } = movement
    const hidden = new Set<string>()
    for (const { number } of [before, now]) {
      const trace = await findTrace(db, district, number, parcelCode)
      if (trace !== null) for (const field of hiddenFields(trace, grant.actor)) hidden.add(field)
    }
    const changes = inputChanges(old.get(parcelCode) ?? null, current.get(parcelCode) ?? null, hidden)
    made.push({ ...movement, inputs: changes.map((change) => ({ ...change })) })
  }
  return made
}
