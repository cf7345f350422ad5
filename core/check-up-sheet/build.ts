import { formatNumber, formatQuantity } from '../form/format.ts'
import { type ExplanationKind, type ExplanationLine, explain } from '../scoring/explain.ts'
import { scoreText, weightText } from '../scoring/figure-text.ts'
import type { WayUp } from '../scoring/lift.ts'
import type { GroupResult, ParcelResult } from '../scoring/result.ts'
import type { Standard } from '../scoring/standard.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { citationText, proposedFormNotice } from '../vocabulary/citation.ts'
import { className, type ParcelClass } from '../vocabulary/class.ts'
import { townName } from '../vocabulary/district.ts'
import { sheetIndicator } from './indicator.ts'
import type { CheckUpSheet, SheetField, SheetSentence, SheetSketch, SheetStanding, SheetVerdict } from './sheet.ts'
import { wayUpSentences } from './way-up.ts'

/** Who and where the parcel is. */
export interface SheetSubject {
  readonly parcelName: string | null
  readonly ownerName: string | null
  readonly ownerUscc: string | null
  readonly townCode: string | null
  /** m² */
  readonly landArea: number | null
}

/** Where the result comes from. */
export interface SheetOrigin {
  readonly standing: SheetStanding
  /** Number of the evaluation, null for an estimate. */
  readonly evaluation: string | null
  readonly engine: string
  /** SHA-256 of the inputs. */
  readonly inputHash: string | null
  /** Day of the evaluation. */
  readonly judgedOn: CalendarDate
}

export interface SheetSource {
  /** As the viewer may see it. */
  readonly result: ParcelResult
  readonly standard: Standard
  readonly group: GroupResult | null
  readonly subject: SheetSubject
  readonly origin: SheetOrigin
  /** Class and rank where they are not the result's own: an estimate in the pane. */
  readonly estimate?: { readonly class: ParcelClass | null; readonly rank: string | null; readonly basis: string }
  /** 'changed': the data are no longer those that were evaluated, so that nothing can be computed from them. */
  readonly way: WayUp | 'changed'
  /** Fields whose figures the viewer may not see. */
  readonly hidden: readonly string[]
  /** Points and total are shown in whole steps of five: exact ones would give away what the viewer may not see. */
  readonly stepped: boolean
  readonly sketch: SheetSketch | null
  readonly notes: readonly string[]
  readonly code: string | null
  readonly printed: { readonly on: CalendarDate; readonly at: string; readonly by: string | null }
}

const judgedWords = {
  estimate: '测算日期',
  trial: '试评日期',
  draft: '草评日期',
  formal: '评估日期',
} as const
export const sheetTitle = '产业用地综合绩效评估体检表'
const squareMetresPerMu = 10_000 / 15

/** The sheet of one parcel. Equal sources make equal sheets. */
export function checkUpSheet(source: SheetSource): CheckUpSheet {
  const { result, standard, group, origin, printed } = source
  const lines = explain(result, standard, group ?? undefined)
  const verdict = verdictOf(source, lines)
  return {
    title: sheetTitle,
    standing: origin.standing,
    parcelCode: result.parcelCode,
    cycle: result.cycle,
    identity: identityOf(source),
    verdict,
    rules: sentencesOf(lines, ['incomplete', 'rule', 'flag']),
    measures: measuresOf(standard, verdict.class),
    indicators: result.indicators.flatMap((one) => {
      const indicator = standard.indicators.find(({ id }) => id === one.id)
      return indicator === undefined ? [] : [sheetIndicator(indicator, one)]
    }),
    dimensions: result.dimensions.map(({ id, score, weight }) => ({
      id,
      name: standard.dimensions.find((dimension) => dimension.id === id)?.name ?? id,
      score,
      weight,
      text: `${scoreText(score)} / ${weightText(weight)}`,
    })),
    wayUp: wayUpSentences(source),
    sketch: source.sketch,
    notes: source.notes,
    proof: proofOf(source),
    label: proposedFormNotice,
    code: source.code,
    printedOn: printed.on,
    explanation: lines.map(({ text, clause, basis }) => ({ text, clause, basis })),
  }
}

function sentencesOf(lines: readonly ExplanationLine[], kinds: readonly ExplanationKind[]): readonly SheetSentence[] {
  return lines.flatMap(({ kind, text, clause }) => (kinds.includes(kind) ? [{ text, clause }] : []))
}

function identityOf({ result, subject }: SheetSource): readonly SheetField[] {
  const { parcelName, ownerName, ownerUscc, townCode, landArea } = subject
  const area =
    landArea === null
      ? null
      : `${formatQuantity(landArea, 2, 'm²')}（${formatNumber(landArea / squareMetresPerMu, 2)} 亩）`
  return [
    { label: '地块编码', value: result.parcelCode },
    { label: '评估年度', value: `${result.cycle}年度` },
    { label: '地块名称/坐落', value: parcelName },
    { label: '街镇/园区', value: townCode === null ? null : (townName(townCode) ?? townCode) },
    { label: '用地主体', value: ownerName },
    { label: '信用代码', value: ownerUscc },
    { label: '用地类别', value: result.landClass },
    { label: '土地面积', value: area },
  ]
}

function verdictOf(
  { result, group, estimate, origin, stepped }: SheetSource,
  lines: readonly ExplanationLine[],
): SheetVerdict {
  const parcelClass = estimate === undefined ? result.class : estimate.class
  const rank =
    result.rank === null || result.of === null
      ? null
      : `第 ${formatNumber(result.rank, 0)} / ${formatNumber(result.of, 0)} 名`
  return {
    class: parcelClass,
    word: parcelClass === null ? noClassWord(result) : className(parcelClass),
    total: result.total === null ? null : `${scoreText(result.total)}${stepped ? '（5 分一档）' : ''}`,
    rank: estimate === undefined ? rank : estimate.rank,
    group: estimate === undefined && group !== null ? `${group.label}组` : null,
    judged: `${judgedWords[origin.standing]} ${origin.judgedOn}`,
    sentences:
      estimate === undefined
        ? sentencesOf(lines, ['rank', 'class'])
        : [...sentencesOf(lines, result.how === 'ranked' ? [] : ['class']), { text: estimate.basis, clause: '' }],
  }
}

/** What stands in the place of a class's name. */
export function noClassWord({ status, how }: Pick<ParcelResult, 'status' | 'how'>): string {
  if (status === 'incomplete') return '待补正'
  return how === 'exempt' ? '暂不评价' : '未定类'
}

function measuresOf({ classMeasures, id }: Standard, parcelClass: ParcelClass | null): readonly SheetSentence[] {
  if (parcelClass === null) return []
  const measures = classMeasures?.[parcelClass] ?? []
  return measures.map(({ text, citation }) => ({ text, clause: `${id}；${citationText(citation)}` }))
}

function proofOf({ standard, origin, printed }: SheetSource): readonly string[] {
  const { evaluation, engine, inputHash, judgedOn, standing } = origin
  return [
    `标准 ${standard.id}（${standard.label}${standard.label === '示例' ? '，非官方' : ''}）`,
    `引擎 ${engine}`,
    ...(evaluation === null ? [] : [`评估编号 ${evaluation}`]),
    `${judgedWords[standing]} ${judgedOn}`,
    ...(inputHash === null ? [] : [`输入摘要 ${inputHash}`]),
    `打印 ${printed.at}${printed.by === null ? '' : ` ${printed.by}`}`,
  ]
}
