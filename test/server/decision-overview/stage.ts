import type { DecisionOverview } from '#core/api/decision-overview.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { appendStageEvent } from '#server/db/cycle-stages.ts'
import { replaceDecidedClasses } from '#server/db/decided-classes.ts'
import type { DecidedClassTable } from '#server/db/deciding-tables.ts'
import type { EvaluationResultTable } from '#server/db/evaluation-tables.ts'
import { insertEvaluation, saveResults } from '#server/db/evaluations.ts'
import { readDecisionOverview } from '#server/decision-overview/read-overview.ts'
import type { Service } from '#server/service.ts'
import { zhouTao } from '../cast.ts'
import { doneEvaluation } from '../formal/done-evaluation.ts'

export interface Judged {
  readonly code: string
  readonly town: string | null
  readonly class: ParcelClass | null
  /** m² */
  readonly area: number
  readonly total?: number
}

const at = '2026-11-20T10:00:00.000+08:00'

/** An evaluation that is done, of those parcels. */
export async function evaluated(
  { database, district: { code: district } }: Service,
  number: number,
  cycle: string,
  mode: 'draft' | 'formal',
  parcels: readonly Judged[],
): Promise<void> {
  const gates = mode === 'formal' ? '[]' : null
  const evaluation = doneEvaluation({ district, number, cycle, mode, parcels: parcels.length, gates })
  const results = parcels.map((parcel): EvaluationResultTable => {
    const { code, town, class: letter, total = null } = parcel
    return {
      district,
      evaluation: number,
      parcel_code: code,
      town_code: town,
      land_class: '工业',
      status: 'ok',
      how: letter === null ? 'exempt' : 'ranked',
      class: letter,
      total,
      open_total: total,
      rank: null,
      ranked: null,
      flagged: 0,
      rules: '[]',
    }
  })
  await database.write(async (db) => {
    await insertEvaluation(db, evaluation)
    await saveResults(db, results, [])
  })
}

/** The year is decided, by that act on it. */
export async function decided(
  { database, district: { code: district } }: Service,
  cycle: string,
  evaluation: number,
  act: number,
  parcels: readonly Judged[],
  standard = 'REG-示例-2026.1',
): Promise<void> {
  const lines = parcels.map((parcel): DecidedClassTable => {
    const { code, town, class: letter, area, total = null } = parcel
    return {
      district,
      cycle,
      parcel_code: code,
      town_code: town,
      land_class: '工业',
      land_area: area,
      how: letter === null ? 'exempt' : 'ranked',
      class: letter,
      evaluated_class: letter,
      adjustment: null,
      total,
      rank: null,
      ranked: null,
      rules: '[]',
      evaluation,
      standard,
      decided_on: '2026-11-20',
    }
  })
  await database.write(async (db) => {
    await replaceDecidedClasses(db, district, cycle, lines)
    await appendStageEvent(db, {
      district,
      cycle,
      number: act,
      act: act === 1 ? 'decide' : 'correct-decision',
      from_stage: '研判',
      to_stage: '审定',
      reason: null,
      evaluation,
      details: '{}',
      at,
      username: 'zhoutao',
      by_name: '周涛',
      role: 'district',
    })
  })
}

export async function overviewOf(service: Service, cycle: string, actor: Actor = zhouTao): Promise<DecisionOverview> {
  return readDecisionOverview(service, await authorise(service, actor, 'decisionOverview'), cycle)
}

/** 12 宗, 3.5 m²; null where nothing of the kind has happened. */
export function stepOf({ steps }: DecisionOverview, step: DecisionOverview['steps'][number]['step']) {
  const found = steps.find((each) => each.step === step)
  return found === undefined || found.parcels === null ? null : [found.parcels, found.landArea]
}
