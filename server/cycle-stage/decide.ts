import type { Kysely } from 'kysely'
import type { DecisionBody } from '#core/api/cycle-stages.ts'
import {
  type CorrectedClass,
  countClasses,
  type DecidedAdjustment,
  type DecidedCounts,
  type DecisionDocument,
  type DecisionRecord,
  decisionRecord,
  noClasses,
} from '#core/cycle-stage/decision.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { stageEvents } from '../db/cycle-stages.ts'
import { decidedClasses, replaceDecidedClasses } from '../db/decided-classes.ts'
import type { CycleStageEventTable, DecidedClassTable } from '../db/deciding-tables.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { findEvaluation, latestFormal } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { stageOf } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { decidedRows } from './decision-rows.ts'
import { requireDocuments } from './documents.ts'
import { requireLast, requireReady } from './guard.ts'
import { recordStageAct } from './record-act.ts'
import { seesWholeDistrict } from './view.ts'

export interface AskedDecision {
  readonly document: DecisionDocument
  readonly adjustments: readonly DecidedAdjustment[]
  readonly last: number
  readonly reason?: string | undefined
}

/**
 * Records 审定 and writes the decided class of every parcel of the formal evaluation, all of it in one transaction. A
 * year that is decided already is corrected: with a reason, the record before and the lines that changed stay in the
 * event. Throws ProblemError: stage-changed, wrong-stage, stage-not-ready, not-found (the document), decision-refused,
 * malformed-request (a correction without a reason).
 */
export async function recordDecision(
  service: Service,
  { actor }: Grant,
  cycle: string,
  { document, adjustments, last, reason = '' }: AskedDecision,
): Promise<DecisionBody> {
  const district = service.district.code
  if (document.decidedOn > todayInShanghai(service.clock)) throw refused('审定日期晚于今天')
  return service.database.write(async (db) => {
    await requireLast(db, district, cycle, last)
    const stage = await stageOf(db, district, cycle)
    const isCorrection = stage === '审定' || stage === '归档'
    if (isCorrection && reason === '') {
      throw malformed('reason', 'needed')
    }
    const [scan] = await requireDocuments(db, district, cycle, [document.sha256])
    const before = isCorrection ? await currentDecision(db, district, cycle) : null
    const evaluation = await evaluationToDecide(db, district, cycle, before)
    const pages = () => decidedRows(db, evaluation, adjustments, document.decidedOn)
    const { counts, known, changed } = await lookThrough(db, pages(), adjustments, isCorrection)
    requireKnown(known, adjustments)
    const record: DecisionRecord = {
      document,
      documentName: scan?.name ?? '',
      adjustments: [...adjustments],
      counts,
      ...(before === null ? {} : { corrected: [...changed], before: before.record.document }),
    }
    const act = isCorrection ? 'correct-decision' : 'decide'
    const asked = {
      cycle,
      act,
      reason: reason || null,
      evaluation: evaluation?.number ?? null,
      details: record,
    } as const
    const event = await recordStageAct(db, service, actor, asked)
    if (!isCorrection) await requireReady(db, service, cycle, act)
    // Gone through again: all lines of a city at once would weigh on the server.
    await replaceDecidedClasses(db, district, cycle, pages())
    return decisionBody(event, record)
  })
}

async function evaluationToDecide(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  before: CurrentDecision | null,
): Promise<EvaluationTable | null> {
  // A correction is of what was decided, not of an evaluation that came after it.
  const number = before?.event.evaluation
  return number == null ? latestFormal(db, district, cycle) : findEvaluation(db, district, number)
}

type Pages = AsyncIterable<readonly DecidedClassTable[]>

interface LookedThrough {
  readonly counts: DecidedCounts
  /** Those adjusted that are among the parcels. */
  readonly known: ReadonlySet<string>
  /** Lines that are other than those on record. */
  readonly changed: readonly CorrectedClass[]
}

async function lookThrough(
  db: Kysely<Schema>,
  pages: Pages,
  adjustments: readonly DecidedAdjustment[],
  isCorrection: boolean,
): Promise<LookedThrough> {
  const adjusted = new Set(adjustments.map(({ parcelCode }) => parcelCode))
  const known = new Set<string>()
  const changed: CorrectedClass[] = []
  let counts = noClasses
  for await (const page of pages) {
    counts = countPage(page, counts)
    for (const { parcel_code: code } of page) if (adjusted.has(code)) known.add(code)
    if (isCorrection) changed.push(...(await changedLines(db, page)))
  }
  return { counts, known, changed }
}

function requireKnown(codes: ReadonlySet<string>, adjustments: readonly DecidedAdjustment[]): void {
  const seen = new Set<string>()
  for (const { parcelCode } of adjustments) {
    if (!codes.has(parcelCode)) throw refused(`正式评估里没有地块 ${parcelCode}`)
    if (seen.has(parcelCode)) throw refused(`地块 ${parcelCode} 的调整重复`)
    seen.add(parcelCode)
  }
}

function refused(reason: string): ProblemError {
  return new ProblemError(problem('decision-refused', { reason: `${reason}。` }))
}

function countPage(page: readonly DecidedClassTable[], before: DecidedCounts): DecidedCounts {
  return countClasses(
    page.map((row) => ({ class: row.class, evaluated: row.evaluated_class })),
    before,
  )
}

async function changedLines(db: Kysely<Schema>, after: readonly DecidedClassTable[]): Promise<CorrectedClass[]> {
  const [first] = after
  if (first === undefined) return []
  const codes = after.map(({ parcel_code }) => parcel_code)
  const before = await decidedClasses(db, first.district, first.cycle, codes)
  const held = new Map(before.map((row) => [row.parcel_code, row.class]))
  return after.flatMap(({ parcel_code: parcelCode, class: now }) => {
    const was = held.get(parcelCode) ?? null
    return was === now ? [] : [{ parcelCode, before: was, after: now }]
  })
}

interface CurrentDecision {
  readonly event: CycleStageEventTable
  readonly record: DecisionRecord
}

/** The decision that holds for a year; null before there is one, or once the year has been stepped back. */
export async function currentDecision(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<CurrentDecision | null> {
  const stage = await stageOf(db, district, cycle)
  if (stage !== '审定' && stage !== '归档') return null
  const events = await stageEvents(db, district, cycle)
  const event = events.findLast(({ act }) => act === 'decide' || act === 'correct-decision')
  return event === undefined ? null : { event, record: decisionRecord.parse(JSON.parse(event.details)) }
}

function decisionBody(
  { at, by_name: by, reason, evaluation }: CycleStageEventTable,
  { document, documentName, counts, adjustments }: DecisionRecord,
): DecisionBody {
  return { document, documentName, counts, adjustments, evaluation: String(evaluation ?? ''), at, by, reason }
}

/**
 * The decision of a year; before there is one, what would be decided now. That, and the parcels it adjusts, are for those
 * who see the whole district.
 */
export async function readDecision(
  { database, district: { code: district } }: Service,
  role: string,
  cycle: string,
): Promise<{ decision: DecisionBody | null; expected: DecidedCounts | null; overrides: string[] }> {
  return database.read(async (db) => {
    const current = await currentDecision(db, district, cycle)
    const evaluation = await evaluationToDecide(db, district, cycle, current)
    const overrides = [...overrideSentences(gatesIn(evaluation?.gates ?? null))]
    const seesAll = seesWholeDistrict(role)
    if (current !== null) {
      const record = seesAll ? current.record : { ...current.record, adjustments: [] }
      return { decision: decisionBody(current.event, record), expected: null, overrides }
    }
    const isNear = (await stageOf(db, district, cycle)) === '研判'
    if (evaluation === null || !isNear || !seesAll) return { decision: null, expected: null, overrides }
    const { counts } = await lookThrough(db, decidedRows(db, evaluation, [], ''), [], false)
    return { decision: null, expected: counts, overrides }
  })
}
