import './score-card.css'
import type { ComponentChildren } from 'preact'
import type { ScoreLines } from '#core/scoring/estimate.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { DimensionBars } from './dimension-bars.tsx'
import { FiredRules } from './fired-rules.tsx'
import { IncompleteCard } from './incomplete-card.tsx'
import { IndicatorList } from './indicator-list.tsx'
import { ScoreHead } from './score-head.tsx'

/** What is known of one parcel's class, estimated or formal. */
export interface ScoreVerdict {
  /** Null: 暂不评价, or not yet classed. */
  readonly class: ParcelClass | null
  /** Formal is filled, estimated dashed. */
  readonly formal: boolean
  /** Bounds of the classes on the axis; null where nobody reached one. */
  readonly lines: ScoreLines
  /** The class by line alone, before floors and caps; null for what is directly judged. */
  readonly byLines: ParcelClass | null
  /** Where the lines come from: 按标准的分数线预估。 */
  readonly basis: string
  /** 第 5 / 62 名（本台账工业）; null when not ranked. */
  readonly rank: string | null
}

export interface ScoreCardProps {
  readonly result: ParcelResult
  readonly standard: Standard
  readonly verdict: ScoreVerdict
  /** 去改正 of a parcel that is 待补正. */
  readonly onFix?: () => void
  /** What follows the indicators: the way up. */
  readonly children?: ComponentChildren
}

/** One parcel's score: total and class, what beats the score, where the points are and where they were lost. */
export function ScoreCard({ result, standard, verdict, onFix, children }: ScoreCardProps) {
  if (result.status === 'incomplete') {
    return (
      <>
        <IncompleteCard result={result} {...(onFix === undefined ? {} : { onFix })} />
        {result.ruleResults.length > 0 && (
          <section class="card">
            <h2 class="vh">判定规则</h2>
            <FiredRules result={result} standard={standard} />
          </section>
        )}
      </>
    )
  }
  return (
    <>
      <section class="card score" aria-label="综合得分">
        <ScoreHead result={result} standard={standard} verdict={verdict} />
        <FiredRules result={result} standard={standard} />
        <DimensionBars result={result} standard={standard} />
      </section>
      <IndicatorList result={result} standard={standard} />
      {children}
    </>
  )
}
