import { seesEverything } from '#core/access/mask.ts'
import type { ClassBasis, DecisionOverview } from '#core/api/decision-overview.ts'
import { type StepFigure, stepsPassed, type YearStep } from '#core/decision-overview/step.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import type { ParcelMark } from '#core/progress/mark.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { decidedCycles } from '../db/class-list-follow.ts'
import { landByStatus, objectedLand, type StatusLand } from '../db/decision-overview.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { findEvaluation, shownEvaluation } from '../db/evaluations.ts'
import { stageOf } from '../require-stage.ts'
import type { Service } from '../service.ts'
import {
  classCells,
  type Decided,
  decidedClassesOf,
  decidedYear,
  evaluatedClasses,
  ofTown,
  publishedLand,
  sumOfLand,
} from './class-cells.ts'
import { type LowEfficiency, lowEfficiencyOf } from './low-efficiency.ts'

/**
 * A year for leaders: how far its parcels have come, what classes they have, what becomes of the low-efficiency land, and
 * the decided years beside each other. Everything is counted from kept sums or added up once for each decision; a 街镇
 * sees its own.
 */
export async function readDecisionOverview(service: Service, grant: Grant, cycle: string): Promise<DecisionOverview> {
  const { actor, scope } = grant
  const { database } = service
  const district = service.district.code
  const town = scope.kind === 'town' ? scope.town : null
  const now = await database.read(async (db) => ({
    stage: await stageOf(db, district, cycle),
    statuses: await landByStatus(db, district, cycle, town),
    evaluation: await shownEvaluation(db, district, cycle),
    objected: await objectedLand(db, district, cycle, town),
    lowEfficiency: await lowEfficiencyOf(db, district, town),
    cycles: await decidedCycles(db, district),
  }))
  const { evaluation } = now
  const decided = await decidedClassesOf(service, cycle)
  const evaluated = evaluation === null ? [] : await evaluatedClasses(service, cycle, evaluation.number)
  const published = await publishedLand(service, cycle)
  const years = await Promise.all(
    now.cycles.map(async (year) => ({ year, of: year === cycle ? decided : await decidedClassesOf(service, year) })),
  )
  const classes = ofTown(decided?.lines ?? evaluated, town)
  return {
    cycle,
    asOf: instantText(service.clock.now()),
    stage: now.stage,
    steps: stepFigures({
      statuses: now.statuses,
      evaluated: evaluation?.mode !== 'formal' ? null : sumOfLand(ofTown(evaluated, town)),
      published: published === null ? null : sumOfLand(ofTown(published, town)),
      objected: published === null ? null : sumOfLand([now.objected]),
      decided: decided === null ? null : sumOfLand(classes),
      // The list goes on from year to year: it is a step of a year once that is decided.
      lowEfficiency: decided === null ? null : now.lowEfficiency,
    }),
    basis: decided === null ? evaluationBasis(evaluation) : await decidedBasis(service, decided),
    classes: classCells(classes),
    lowEfficiency: now.lowEfficiency,
    years: years.flatMap(({ year, of }) => {
      if (of === null) return []
      const told = decidedYear(year, of, town, seesEverything(actor))
      return [{ ...told, cells: [...told.cells], means: [...told.means] }]
    }),
  }
}

function evaluationBasis(evaluation: EvaluationTable | null): ClassBasis | null {
  if (evaluation === null) return null
  const { number, standard, finished_at, started_at, mode, gates } = evaluation
  return {
    kind: mode === 'formal' ? 'formal' : 'draft',
    evaluation: String(number),
    standard,
    on: finished_at ?? started_at,
    overrides: [...overrideSentences(gatesIn(gates))],
  }
}

async function decidedBasis(service: Service, decided: Decided): Promise<ClassBasis> {
  const { database, district } = service
  const evaluation = await database.read((db) => findEvaluation(db, district.code, decided.evaluation))
  return {
    kind: 'decided',
    evaluation: String(decided.evaluation),
    standard: decided.standard,
    on: decided.decidedOn,
    overrides: [...overrideSentences(gatesIn(evaluation?.gates ?? null))],
  }
}

interface Portion {
  readonly parcels: number
  readonly landArea: number
}

interface Counted extends Readonly<Record<'evaluated' | 'published' | 'objected' | 'decided', Portion | null>> {
  readonly statuses: readonly StatusLand[]
  readonly lowEfficiency: LowEfficiency | null
}

function stepFigures({ statuses, lowEfficiency, ...later }: Counted): StepFigure[] {
  const passed = (step: YearStep): Portion =>
    sumOfLand(statuses.filter(({ mark }) => stepsOf(mark).some((each) => each === step)))
  const figure = (step: YearStep, portion: Portion | null): StepFigure => {
    return { step, parcels: portion?.parcels ?? null, landArea: portion?.landArea ?? null }
  }
  return [
    figure('listed-for-year', sumOfLand(statuses)),
    figure('begun', passed('begun')),
    figure('submitted', passed('submitted')),
    figure('town-approved', passed('town-approved')),
    figure('review-approved', passed('review-approved')),
    figure('evaluated', later.evaluated),
    figure('published', later.published),
    figure('objected', later.objected),
    figure('decided', later.decided),
    figure('low-efficiency', lowEfficiency?.listed ?? null),
    figure('planned', lowEfficiency?.planned ?? null),
    figure('plan-approved', lowEfficiency?.approved ?? null),
    figure('disposed', lowEfficiency?.disposed ?? null),
  ]
}

function stepsOf(mark: string): readonly YearStep[] {
  const known: Readonly<Partial<Record<string, readonly YearStep[]>>> = stepsPassed satisfies Record<
    ParcelMark,
    unknown
  >
  return known[mark] ?? []
}
