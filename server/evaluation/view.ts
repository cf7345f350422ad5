import type { EvaluationBody } from '#core/api/evaluations.ts'
import type { Overview } from '#core/api/parcels.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { type EvaluationMode, evaluationModes } from '#core/evaluation-gates/mode.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import type { GroupResult } from '#core/scoring/result.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { classesOf, type EvaluationSummary, sumOfTowns, type TownSpread } from './summary.ts'

function summaryOf(evaluation: EvaluationTable): EvaluationSummary | null {
  return evaluation.summary === null ? null : (JSON.parse(evaluation.summary) as EvaluationSummary)
}

/** The towns of a summary that a reader sees: all, or its own. */
function townsSeen(summary: EvaluationSummary, town: string | null): readonly TownSpread[] {
  return town === null ? summary.towns : summary.towns.filter(({ townCode }) => townCode === town)
}

function spreadOf(towns: readonly TownSpread[]) {
  return {
    byTown: towns.map(({ townCode, none, ...rest }) => ({ townCode, ...classesOf(rest), none })),
    histogram: [...sumOfTowns(towns).histogram],
  }
}

const statuses = ['running', 'done', 'failed', 'cancelled', 'blocked'] as const

export function statusOf(text: string): (typeof statuses)[number] {
  const status = statuses.find((known) => known === text)
  if (status === undefined) throw new Error(`unreadable evaluation status ${text}`)
  return status
}

export function modeOf(text: string): EvaluationMode {
  const mode = evaluationModes.find((known) => known === text)
  if (mode === undefined) throw new Error(`unreadable evaluation mode ${text}`)
  return mode
}

/**
 * An evaluation as it travels; a 街镇 sees the numbers of its own parcels, the groups and their cut-offs are the
 * district's.
 * @param withSpread one evaluation tells its spread, a list does not
 */
export function evaluationBody(evaluation: EvaluationTable, town: string | null, withSpread = false): EvaluationBody {
  const summary = summaryOf(evaluation)
  const towns = summary === null ? [] : townsSeen(summary, town)
  const sum = sumOfTowns(towns)
  const gates = gatesIn(evaluation.gates)
  const { ranked, direct, exempt, incomplete, flagged } = sum
  return {
    id: String(evaluation.number),
    cycle: evaluation.cycle,
    mode: modeOf(evaluation.mode),
    status: statusOf(evaluation.status),
    standard: evaluation.standard,
    standardHash: evaluation.standard_hash,
    trial: evaluation.trial === 1,
    engine: evaluation.engine,
    inputHash: evaluation.input_hash,
    startedAt: evaluation.started_at,
    finishedAt: evaluation.finished_at,
    by: evaluation.by_name,
    parcels: summary === null ? evaluation.parcels : sum.parcels,
    progress: evaluation.progress,
    classes: summary === null ? null : classesOf(sum),
    counts: summary === null ? null : { ranked, direct, exempt, incomplete, flagged },
    groups: summary === null ? [] : summary.groups.map(groupBody),
    gates: [...gates],
    notes: evaluation.status === 'done' ? [...overrideSentences(gates)] : [],
    basis: evaluation.basis === null ? null : String(evaluation.basis),
    ...(withSpread && summary !== null ? { spread: spreadOf(towns) } : {}),
  }
}

function groupBody({ direct, ...group }: GroupResult): EvaluationBody['groups'][number] {
  const cutOffs = { ...group.cutOffs }
  return direct === undefined ? { ...group, cutOffs } : { ...group, direct: { ...direct }, cutOffs }
}

/** The evaluation that is shown, as the overview does. */
export function shownOverview(evaluation: EvaluationTable, town: string | null): Overview['evaluation'] {
  const summary = summaryOf(evaluation)
  if (summary === null) return null
  const towns = townsSeen(summary, town)
  const sum = sumOfTowns(towns)
  return {
    id: String(evaluation.number),
    mode: modeOf(evaluation.mode),
    at: evaluation.finished_at ?? evaluation.started_at,
    standard: evaluation.standard,
    parcels: sum.parcels,
    classes: classesOf(sum),
    direct: sum.direct,
    exempt: sum.exempt,
    incomplete: sum.incomplete,
    ...spreadOf(towns),
  }
}
