import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { CycleStageBody, NextAct, StageEvent } from '#core/api/cycle-stages.ts'
import {
  mayAct,
  type StageAct,
  stageActNamed,
  stageActNames,
  stageActs,
  stageAfter,
  stageBefore,
} from '#core/cycle-stage/act.ts'
import { decisionRecord } from '#core/cycle-stage/decision.ts'
import { obstaclesTo, type StageFacts } from '#core/cycle-stage/obstacle.ts'
import { type CycleStage, cycleStageNamed, cycleStages, firstStage } from '#core/cycle-stage/stage.ts'
import type { Actor } from '../actions/actor.ts'
import { todayInShanghai } from '../clock.ts'
import type { CycleDocumentTable } from '../db/city-review-tables.ts'
import { allCycleDocuments } from '../db/cycle-documents.ts'
import { stageEvents } from '../db/cycle-stages.ts'
import type { CycleStageEventTable } from '../db/deciding-tables.ts'
import type { Schema } from '../db/schema.ts'
import { stageOf } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { stageFacts } from './facts.ts'
import { enteredFrom } from './record-act.ts'

/** The stages of a year as pages show them. */
export async function stageBody(
  db: Kysely<Schema>,
  service: Pick<Service, 'district' | 'clock'>,
  { role }: Pick<Actor, 'role'>,
  cycle: string,
): Promise<CycleStageBody> {
  const district = service.district.code
  const events = await stageEvents(db, district, cycle)
  const stage = await stageOf(db, district, cycle)
  const facts = await stageFacts(db, district, cycle, todayInShanghai(service.clock))
  const documents = new Map((await allCycleDocuments(db, district, cycle)).map((one) => [one.sha256, one]))
  const before = stageBefore(stage, enteredFrom(events, stage))
  const reached = cycleStages.indexOf(stage)
  return {
    cycle,
    stage,
    last: events.at(-1)?.number ?? 0,
    derived: events.length === 0,
    stages: cycleStages.map((each, index) => {
      const entry = index > reached ? undefined : lastEntry(events, each)
      return { stage: each, at: entry?.at ?? null, by: entry?.by_name ?? null, reason: entry?.reason ?? null }
    }),
    next: stageActNames.flatMap((act) => nextAct(act, stage, before, facts, role)),
    events: events.map((event) => eventBody(event, documents, seesWholeDistrict(role))).reverse(),
  }
}

function lastEntry(events: readonly CycleStageEventTable[], stage: CycleStage): CycleStageEventTable | undefined {
  return events.findLast(({ from_stage, to_stage }) => to_stage === stage && from_stage !== stage)
}

function nextAct(
  act: StageAct,
  stage: CycleStage,
  before: CycleStage,
  facts: StageFacts,
  role: string,
): readonly NextAct[] {
  const to = stageAfter(act, stage, before)
  if (to === null) return []
  const { name, reason: needsReason } = stageActs[act]
  return [{ act, name, to, needsReason, may: mayAct(act, role), obstacles: [...obstaclesTo(act, facts)] }]
}

const details = z.object({
  documents: z.array(z.string()).optional(),
  package: z.number().optional(),
  receipt: z.string().optional(),
  submittedOn: z.string().optional(),
  opinions: z.object({ accepted: z.number(), refused: z.number() }).optional(),
  parcelCode: z.string().optional(),
  agreement: z.string().optional(),
})

/** Notes name parcels, whatever 街镇 they are of, and documents hold what they hold. */
export function seesWholeDistrict(role: string): boolean {
  return role === 'district' || role === 'auditor'
}

function eventBody(
  event: CycleStageEventTable,
  documents: ReadonlyMap<string, CycleDocumentTable>,
  seesAll: boolean,
): StageEvent {
  const { number, act, from_stage, to_stage, reason, evaluation, at, by_name: by, role } = event
  const known: unknown = JSON.parse(event.details)
  const told = details.safeParse(known)
  const record = decisionRecord.safeParse(known)
  const own = told.success ? (told.data.documents ?? []) : []
  const hashes = record.success ? [...own, record.data.document.sha256] : own
  const code = stageActNamed(act)
  const notes = [...(told.success ? notesOf(told.data) : []), ...(record.success ? decisionNotes(record.data) : [])]
  return {
    number,
    act,
    name: code === null ? act : stageActs[code].name,
    from: cycleStageNamed(from_stage) ?? firstStage,
    to: cycleStageNamed(to_stage) ?? firstStage,
    reason,
    evaluation: evaluation === null ? null : String(evaluation),
    notes: seesAll ? notes : [],
    documents: (seesAll ? hashes : []).flatMap((sha256) => {
      const found = documents.get(sha256)
      return found === undefined ? [] : [{ sha256, name: found.name, size: found.size }]
    }),
    at,
    by,
    role,
  }
}

function notesOf(told: z.infer<typeof details>): readonly string[] {
  const { package: number, receipt, submittedOn, opinions, parcelCode, agreement } = told
  return [
    ...(parcelCode === undefined ? [] : [`逐宗登记：${parcelCode}`]),
    ...(agreement === undefined ? [] : [`其余地块均同意：${agreement}`]),
    ...(receipt === undefined ? [] : [`材料包第 ${number ?? ''} 号，${submittedOn ?? ''} 报送，回执号 ${receipt}`]),
    ...(opinions === undefined ? [] : [`采用 ${opinions.accepted} 条，未采用 ${opinions.refused} 条`]),
  ]
}

function decisionNotes({ document, counts }: z.infer<typeof decisionRecord>): readonly string[] {
  const { title, number, authority, decidedOn } = document
  const { A, B, C, D, none, adjusted } = counts
  return [
    `${authority} ${decidedOn}《${title}》${number}`,
    `A ${A} 宗、B ${B} 宗、C ${C} 宗、D ${D} 宗、无类别 ${none} 宗，其中与评估结果不同 ${adjusted} 宗`,
  ]
}
