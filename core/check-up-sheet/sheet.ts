/**
 * 体检表: one parcel's result as it is handed to people, as data. PDF, workbook and preview print the same words; the
 * sentences are those of `explain`.
 */
import type { LadderStep } from '../scoring/ladder-steps.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { ParcelClass } from '../vocabulary/class.ts'

/**
 * 'estimate': made in the pane from what was filled in; 'trial': by a standard that is tried out; 'draft': of a draft run;
 * 'formal': of a formal one.
 */
export type SheetStanding = 'estimate' | 'trial' | 'draft' | 'formal'

/** A label with its value; null is 未填. */
export interface SheetField {
  readonly label: string
  readonly value: string | null
}

/** A sentence with the clause it rests on. */
export interface SheetSentence {
  readonly text: string
  readonly clause: string
}

export interface SheetIndicator {
  readonly id: string
  readonly name: string
  /** What was measured, with its figures: "900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩". */
  readonly measured: string
  /** Worst to best; empty where the method has no steps. */
  readonly steps: readonly LadderStep[]
  /** What the value was held against, or why there is no ladder; null beside a ladder. */
  readonly held: string | null
  /** "12.00", or 不适用, 待定. */
  readonly score: string
  /** "20"; empty where it does not apply. */
  readonly weight: string
  /** Points of 100, null where there are none. */
  readonly points: number | null
}

export interface SheetDimension {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly weight: number
  /** "24.00 / 30" */
  readonly text: string
}

export interface SheetVerdict {
  readonly class: ParcelClass | null
  /** 保留提升, 暂不评价, 待补正. */
  readonly word: string
  /** "72.60", "70.00（5 分一档）"; null when withheld. */
  readonly total: string | null
  /** "第 512 / 1,380 名"; null when not ranked. */
  readonly rank: string | null
  /** "工业组" */
  readonly group: string | null
  /** "草评日期 2026-11-22" */
  readonly judged: string
  /** Rank and class in sentences. */
  readonly sentences: readonly SheetSentence[]
}

/** A drawing in SVG with every text in it. */
export interface SheetSketch {
  readonly svg: string
  readonly texts: readonly string[]
}

export interface CheckUpSheet {
  readonly title: string
  readonly standing: SheetStanding
  readonly parcelCode: string
  readonly cycle: string
  readonly identity: readonly SheetField[]
  readonly verdict: SheetVerdict
  /** Direct judgement, one sentence a rule; 待补正 first. */
  readonly rules: readonly SheetSentence[]
  /** 分类措施 of the class, as the standard words them. */
  readonly measures: readonly SheetSentence[]
  readonly indicators: readonly SheetIndicator[]
  readonly dimensions: readonly SheetDimension[]
  readonly wayUp: readonly SheetSentence[]
  readonly sketch: SheetSketch | null
  /** Whom the sheet was made for and what it therefore leaves out. */
  readonly notes: readonly string[]
  /** 标准, 引擎, 评估编号, 输入摘要, 打印: what it takes to find and compute it again. */
  readonly proof: readonly string[]
  /** Our label, in the margin. */
  readonly label: string
  /** Code for checking the sheet, null where the server did not issue it. */
  readonly code: string | null
  readonly printedOn: CalendarDate
  /** Every sentence with clause and 依据, for whoever asks for the 附页. */
  readonly explanation: readonly SheetExplanation[]
}

export interface SheetExplanation extends SheetSentence {
  /** What the clause itself rests on. */
  readonly basis: string
}

/** What stands where there are no measures. */
export function noMeasures({ verdict }: Pick<CheckUpSheet, 'verdict'>): string {
  return verdict.class === null ? '未定类，不列措施' : '标准没有写明措施'
}

export const standingWords: Readonly<Record<SheetStanding, string>> = {
  estimate: '预估 不作为正式结果',
  trial: '试评 不作为正式结果',
  draft: '草评 不作为正式结果',
  formal: '',
}
