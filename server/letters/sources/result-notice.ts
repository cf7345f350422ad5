import type { Kysely } from 'kysely'
import { sheetIndicator } from '#core/check-up-sheet/indicator.ts'
import { formatNumber } from '#core/form/format.ts'
import { type LetterBlock, numbered } from '#core/letter/block.ts'
import type { LetterValues } from '#core/letter/template.ts'
import { explain } from '#core/scoring/explain.ts'
import { scoreText } from '#core/scoring/figure-text.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { clauseOf, type Standard } from '#core/scoring/standard.ts'
import { tracesOfCodes } from '../../db/check-up-sheets.ts'
import { decidedClasses } from '../../db/decided-classes.ts'
import type { DecidedClassTable } from '../../db/deciding-tables.ts'
import type { EvaluationTraceTable } from '../../db/evaluation-tables.ts'
import { parcelLines } from '../../db/parcels.ts'
import type { Schema } from '../../db/schema.ts'
import { resultBody } from '../../evaluation/masked-result.ts'
import type { EvaluationSummary } from '../../evaluation/summary.ts'
import { type LetterCandidate, type LetterSource, ownerMissing } from '../source.ts'
import { appliedMeasures } from './applied-measures.ts'
import {
  cautionBlocks,
  classNamed,
  type DecisionBasis,
  decidedWords,
  decisionBases,
  measureBlocks,
} from './decided-words.ts'
import { notDecided } from './not-decided.ts'
import { parcelWords } from './parcel-words.ts'

/** A letter about each parcel whose class was decided, to its owner. */
export const resultNotices: LetterSource = {
  waits: (db, { district, cycle }) => notDecided(db, district, cycle),

  async subjects(db, { district, cycle }, { town, class: wanted }, after, limit) {
    let query = db
      .selectFrom('decided_class')
      .select('parcel_code')
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', '>', after)
      .orderBy('parcel_code')
      .limit(limit)
    if (town !== null) query = query.where('town_code', '=', town)
    if (wanted !== null) query = query.where('class', '=', wanted)
    return (await query.execute()).map(({ parcel_code }) => parcel_code)
  },

  async candidates(db, { district, cycle }, subjects) {
    const parcels = new Map((await parcelLines(db, district, cycle, subjects)).map((line) => [line.parcel_code, line]))
    return (await decidedClasses(db, district, cycle, subjects)).map((line): LetterCandidate => {
      const parcel = parcels.get(line.parcel_code)
      return {
        subject: line.parcel_code,
        parcelCode: line.parcel_code,
        townCode: line.town_code,
        receiverKind: 'enterprise',
        receiver: parcel?.owner_uscc ?? '',
        receiverName: parcel?.owner_name ?? '',
        about: classNamed(line.class) === null ? '未定类' : `${line.class} 类`,
        cannot: classNamed(line.class) === null ? '未定类（暂不评价或待补正），没有结果可以告知' : ownerMissing(parcel),
      }
    })
  },

  async values(db, ground, candidates) {
    const { district, cycle } = ground
    const codes = candidates.map(({ subject }) => subject)
    const parcels = new Map((await parcelLines(db, district, cycle, codes)).map((line) => [line.parcel_code, line]))
    const decided = await decidedClasses(db, district, cycle, codes)
    const bases = await decisionBases(db, district, decided)
    const traces = await tracesBy(db, district, decided)
    const applied = await appliedMeasures(db, ground, codes)
    const values = new Map<string, LetterValues>()
    for (const line of decided) {
      const parcel = parcels.get(line.parcel_code)
      const basis = bases.get(line.evaluation)
      if (parcel === undefined) continue
      const trace = traces.get(line.parcel_code)
      const told = trace === undefined || basis === undefined ? null : toldResult(trace, basis, line.town_code)
      values.set(line.parcel_code, {
        words: { ...parcelWords(parcel), ...decidedWords(line), ...scoreWords(line, told) },
        blocks: {
          判定依据: groundsOf(line, told),
          失分情况: shortfalls(told),
          分类措施: measureBlocks(line, basis, applied.get(line.parcel_code)),
          例外放行: cautionBlocks(basis),
        },
      })
    }
    return values
  },
}

async function tracesBy(
  db: Kysely<Schema>,
  district: string,
  decided: readonly DecidedClassTable[],
): Promise<ReadonlyMap<string, EvaluationTraceTable>> {
  const traces = new Map<string, EvaluationTraceTable>()
  for (const number of new Set(decided.map(({ evaluation }) => evaluation))) {
    const codes = decided.flatMap((line) => (line.evaluation === number ? [line.parcel_code] : []))
    for (const trace of await tracesOfCodes(db, district, number, codes)) traces.set(trace.parcel_code, trace)
  }
  return traces
}

/**
 * A result in sentences, as everybody through whose hands a letter goes may see it: the 街镇 hands it over, so that what
 * is masked for the 街镇 is not on it. The owner looks exact values up in its own 体检表.
 */
interface ToldResult {
  readonly result: ParcelResult
  readonly standard: Standard
  readonly lines: ReturnType<typeof explain>
  readonly stepped: boolean
}

function toldResult(
  trace: EvaluationTraceTable,
  { evaluation, standard }: DecisionBasis,
  town: string | null,
): ToldResult | null {
  if (standard === null) return null
  const { stepped = false, ...shown } = resultBody(trace, { role: 'town', org: town })
  const result = shown as ParcelResult
  const summary = evaluation.summary === null ? null : (JSON.parse(evaluation.summary) as EvaluationSummary)
  const group = summary?.groups.find(({ key }) => key === result.group)
  return { result, standard, lines: explain(result, standard, group), stepped }
}

function scoreWords({ rank, ranked }: DecidedClassTable, told: ToldResult | null): Readonly<Record<string, string>> {
  const shown = told?.result.total ?? null
  return {
    总分: shown === null ? '不计分' : `${scoreText(shown)} 分${told?.stepped === true ? '（5 分一档）' : ''}`,
    名次: rank === null || ranked === null ? '不排名' : `第 ${formatNumber(rank, 0)} / ${formatNumber(ranked, 0)} 名`,
  }
}

function groundsOf(line: DecidedClassTable, told: ToldResult | null): readonly LetterBlock[] {
  const sentences = (told?.lines ?? []).flatMap(({ kind, text, clause, basis }) =>
    kind === 'rule' || kind === 'rank' || kind === 'class' ? [`${text}（${clause}；${basis}）`] : [],
  )
  const adjusted =
    line.adjustment === null
      ? []
      : [`评估结果为 ${line.evaluated_class ?? '未定'} 类，经研判审定为 ${line.class ?? '未定'} 类：${line.adjustment}`]
  const all = [...sentences, ...adjusted]
  return numbered(all.length === 0 ? ['按审定结果定类。'] : all)
}

/** In the place of a department's value in a letter. */
const heldByDepartment = '数值由核定部门掌握，见本地块体检表'

/** The indicators that did not get all they could, the most lost first. */
function shortfalls(told: ToldResult | null): readonly LetterBlock[] {
  const rows = (told?.result.indicators ?? [])
    .flatMap((one) => {
      const indicator = told?.standard.indicators.find(({ id }) => id === one.id)
      const lost = one.weight - one.score
      return told === null || indicator === undefined || one.points === null || lost <= 0
        ? []
        : [{ lost, shown: sheetIndicator(indicator, one, heldByDepartment), clause: clauseOf(told.standard, one.id) }]
    })
    .sort((a, b) => b.lost - a.lost)
  return [
    {
      kind: 'table',
      columns: [
        { label: '指标', width: 34 },
        { label: '实际情况', width: { share: 1 } },
        { label: '得分/满分', width: 26, align: 'right' },
        { label: '依据', width: 34 },
      ],
      rows: rows.map(({ shown, clause }) => [shown.name, shown.measured, `${shown.score} / ${shown.weight}`, clause]),
      empty: '没有失分的指标，或本地块不计分',
    },
  ]
}
