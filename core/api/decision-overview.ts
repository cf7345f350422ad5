import { z } from 'zod'
import type { Role } from '../access/role.ts'
import { cycleStages } from '../cycle-stage/stage.ts'
import { yearSteps } from '../decision-overview/step.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cycle, parcelClass } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const classCell = z.object({
  townCode: z.string().nullable(),
  landClass: z.string().nullable(),
  class: parcelClass.nullable(),
  parcels: count,
  /** m² */
  landArea: z.number(),
})

const portion = z.object({ parcels: count, landArea: z.number() })

/** Where classes come from: what was decided, else the evaluation that counts until then. */
const classBasis = z.object({
  kind: z.enum(['decided', 'formal', 'draft']),
  evaluation: z.string(),
  standard: z.string(),
  /** Day of the decision, or instant of the end of the evaluation. */
  on: z.string(),
  /** Sentences every output of a formal evaluation carries that was let through a gate. */
  overrides: z.array(z.string()),
})
export type ClassBasis = z.infer<typeof classBasis>

export const decisionOverview = z.object({
  cycle,
  asOf: z.string(),
  stage: z.enum(cycleStages),
  steps: z.array(z.object({ step: z.enum(yearSteps), parcels: count.nullable(), landArea: z.number().nullable() })),
  /** Null while nothing was evaluated. */
  basis: classBasis.nullable(),
  classes: z.array(classCell),
  /** The list as it stands today, whatever the year; null while nothing was ever listed. */
  lowEfficiency: z.object({ listed: portion, planned: portion, approved: portion, disposed: portion }).nullable(),
  /** Decided years, the oldest first. */
  years: z.array(
    z.object({
      cycle,
      standard: z.string(),
      decidedOn: z.string(),
      cells: z.array(classCell),
      means: z.array(z.object({ landClass: z.string().nullable(), scored: count, mean: z.number().nullable() })),
    }),
  ),
})
export type DecisionOverview = z.infer<typeof decisionOverview>

const readers: readonly Role[] = ['town', 'town-reviewer', 'department', 'district', 'auditor']
/** Who answers for the figures; the others print the page. */
const printers: readonly Role[] = ['town-reviewer', 'district', 'auditor']

export const decisionOverviewEndpoints = defineEndpoints({
  decisionOverview: {
    method: 'GET',
    path: '/api/v1/decision-overview',
    summary: '领导总览：各阶段宗数和面积、类别分布、低效用地处置、历年变化；街镇只看本街镇',
    roles: readers,
    query: z.object({ cycle }),
    answers: { 200: decisionOverview },
    problems: askingProblems,
  },
  exportDecisionOverview: {
    method: 'GET',
    path: '/api/v1/decision-overview/export',
    summary: '领导总览（PDF，一页 A4）',
    roles: printers,
    query: z.object({ cycle }),
    answers: { 200: { binary: 'application/pdf' } },
    problems: [...askingProblems, 'too-busy', 'paper-time-out', 'paper-missing-glyph'],
  },
})
