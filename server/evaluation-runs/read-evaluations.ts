import type { EvaluationBody } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { findEvaluation, listEvaluations } from '../db/evaluations.ts'
import { evaluationBody } from '../evaluation/view.ts'
import type { Service } from '../service.ts'
import { seesEveryVersion } from '../standards/seen.ts'

export interface EvaluationPage {
  readonly items: EvaluationBody[]
  readonly nextCursor: string | null
}

const defaultLimit = 50

/** The town whose numbers a reader sees, null for the whole district. */
export function townSeen({ scope }: Grant): string | null {
  return scope.kind === 'town' ? scope.town : null
}

/** Evaluations, newest first; trials are for 专班 and auditor. */
export async function readEvaluations(
  service: Service,
  grant: Grant,
  query: {
    readonly cycle?: string | undefined
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
): Promise<EvaluationPage> {
  const limit = query.limit ?? defaultLimit
  const before = query.cursor === undefined ? null : Number(readCursor(query.cursor, 1)[0])
  const filter = { cycle: query.cycle ?? null, trials: seesEveryVersion(grant.actor), before, limit: limit + 1 }
  const found = await service.database.read((db) => listEvaluations(db, service.district.code, filter))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((evaluation) => evaluationBody(evaluation, townSeen(grant))),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.number]) : null,
  }
}

/** The evaluation of that id, where the reader may know of it. Throws ProblemError not-found. */
export async function requireEvaluation(
  service: Service,
  actor: Pick<Actor, 'role'>,
  id: string,
): Promise<EvaluationTable> {
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0
  const evaluation = await service.database.read((db) => findEvaluation(db, service.district.code, number))
  if (evaluation === null || (evaluation.trial === 1 && !seesEveryVersion(actor))) {
    throw new ProblemError(problem('not-found', { what: `评估 ${id}` }))
  }
  return evaluation
}

/** The same when its results can be read. Throws ProblemError not-found, evaluation-not-done. */
export async function requireDone(service: Service, actor: Pick<Actor, 'role'>, id: string): Promise<EvaluationTable> {
  const evaluation = await requireEvaluation(service, actor, id)
  if (evaluation.status !== 'done') {
    throw new ProblemError(problem('evaluation-not-done', { status: evaluation.status }))
  }
  return evaluation
}

/** One evaluation with its spread. Throws ProblemError not-found. */
export async function readEvaluation(service: Service, grant: Grant, id: string): Promise<EvaluationBody> {
  return evaluationBody(await requireEvaluation(service, grant.actor, id), townSeen(grant), true)
}
