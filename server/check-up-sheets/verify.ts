import type { Kysely } from 'kysely'
import type { Viewer } from '#core/access/mask.ts'
import type { SheetVerification, VerifiedSheet } from '#core/api/check-up-sheets.ts'
import { noClassWord } from '#core/check-up-sheet/build.ts'
import { readSheetCode, type SheetCode } from '#core/check-up-sheet/code.ts'
import { className } from '#core/vocabulary/class.ts'
import type { EvaluationTable, EvaluationTraceTable } from '../db/evaluation-tables.ts'
import { findEvaluation, findTrace } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { resultBody } from '../evaluation/masked-result.ts'
import type { KeyRing } from '../keys.ts'
import { recordedStandard } from '../standard-register/recorded.ts'
import { judgeSheetCode } from './code.ts'
import { resultHash } from './result-hash.ts'
import { type FileSeal, isSealed } from './seal.ts'

/** What is shown to be checked. */
export interface ShownSheet {
  readonly code: string
  readonly file: FileSeal | null
}

/**
 * What a code, and the seal of a file, prove. Whoever has the code has the sheet: of a code that is ours its result is
 * told, as far as the viewer may see it; of any other nothing is.
 */
export async function verifySheet(
  db: Kysely<Schema>,
  keys: KeyRing,
  district: string,
  viewer: Viewer,
  { code: typed, file }: ShownSheet,
): Promise<SheetVerification> {
  const untouched = file === null ? null : isSealed(keys, file)
  const code = readSheetCode(typed)
  if (code === 'form' || code === 'slip') return { outcome: 'unknown', fault: code, untouched, sheet: null }
  const stored = await storedResult(db, district, code)
  const unknown = { outcome: 'unknown', fault: 'foreign', untouched, sheet: null } as const
  if (stored === null) return unknown
  const { evaluation, trace } = stored
  const hash = resultHash(evaluation, trace)
  const judgement = judgeSheetCode(keys, code, { district, ...code, hash })
  if (judgement === 'unknown') return unknown
  return { outcome: judgement, fault: null, untouched, sheet: await sheetBody(db, evaluation, trace, viewer) }
}

async function storedResult(
  db: Kysely<Schema>,
  district: string,
  { evaluation: id, parcelCode }: SheetCode,
): Promise<{ readonly evaluation: EvaluationTable; readonly trace: EvaluationTraceTable } | null> {
  const evaluation = await findEvaluation(db, district, Number(id))
  const trace = evaluation === null ? null : await findTrace(db, district, evaluation.number, parcelCode)
  return evaluation === null || trace === null ? null : { evaluation, trace }
}

async function sheetBody(
  db: Kysely<Schema>,
  evaluation: EvaluationTable,
  trace: EvaluationTraceTable,
  viewer: Viewer,
): Promise<VerifiedSheet> {
  const standard = await recordedStandard(db, evaluation)
  const result = resultBody(trace, viewer)
  const { parcelCode, cycle, total, rank, of, stepped } = result
  return {
    evaluation: String(evaluation.number),
    parcelCode,
    cycle,
    standard: evaluation.standard,
    judgedOn: (evaluation.finished_at ?? evaluation.started_at).slice(0, 10),
    formal: evaluation.mode === 'formal',
    class: result.class,
    word: result.class === null ? noClassWord(result) : className(result.class),
    total,
    stepped: stepped ?? false,
    rank,
    of,
    indicators: result.indicators.map(({ id, score, points }) => ({
      id,
      name: standard?.indicators.find((indicator) => indicator.id === id)?.name ?? id,
      score: points === null ? null : score,
    })),
  }
}
