import type { Kysely } from 'kysely'
import type { DecidedAdjustment, DecisionDocument } from '#core/cycle-stage/decision.ts'
import type { DecidedClassTable } from '../db/deciding-tables.ts'
import { type DecisionLine, decisionLines } from '../db/decision-lines.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import type { Schema } from '../db/schema.ts'

const linesPerRead = 2000

/**
 * What is decided for every parcel of the evaluation, by code, in pages: its class, unless an opinion of 市级联合研判 or 审定
 * itself gives it another. The adjustments of 审定 go over those of 研判.
 */
export async function* decidedRows(
  db: Kysely<Schema>,
  evaluation: EvaluationTable | null,
  adjustments: readonly DecidedAdjustment[],
  decidedOn: DecisionDocument['decidedOn'],
): AsyncGenerator<readonly DecidedClassTable[], void> {
  if (evaluation === null) return
  const own = new Map(adjustments.map((each) => [each.parcelCode, each]))
  for (let after = ''; ; ) {
    const page = await decisionLines(db, evaluation, after, linesPerRead)
    yield page.map((line) => decidedRow(line, evaluation, own.get(line.parcel_code), decidedOn))
    const last = page.at(-1)
    if (last === undefined || page.length < linesPerRead) return
    after = last.parcel_code
  }
}

function decidedRow(
  line: DecisionLine,
  { district, cycle, number, standard }: EvaluationTable,
  own: DecidedAdjustment | undefined,
  decidedOn: string,
): DecidedClassTable {
  const { parcel_code, town_code, land_class, land_area, how, total, rank, ranked, rules } = line
  return {
    district,
    cycle,
    parcel_code,
    town_code,
    land_class,
    land_area,
    how,
    ...classOf(line, own),
    evaluated_class: line.class,
    total,
    rank,
    ranked,
    rules,
    evaluation: number,
    standard,
    decided_on: decidedOn,
  }
}

function classOf(
  { class: evaluated, opinion, opinion_class, opinion_reason }: DecisionLine,
  own: DecidedAdjustment | undefined,
): Pick<DecidedClassTable, 'class' | 'adjustment'> {
  if (own !== undefined) return { class: own.class, adjustment: `审定调整：${own.reason}` }
  if (opinion === '调整' && opinion_class !== null) {
    return { class: opinion_class, adjustment: `研判调整：${opinion_reason ?? ''}` }
  }
  return { class: evaluated, adjustment: null }
}
