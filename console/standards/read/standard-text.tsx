import { weightText } from '#core/scoring/figure-text.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { standardPartNames } from '#core/standard-edit/place.ts'
import { weightSum } from '#core/standard-edit/weights.ts'
import { BenchmarksTable } from './benchmarks-table.tsx'
import { ClassRules, groupingText } from './class-rules.tsx'
import { DimensionTable } from './dimension-table.tsx'
import { FactsCard, type PeriodKind } from './facts-card.tsx'
import { MeasuresTable } from './measures-table.tsx'
import { PartCard } from './part-card.tsx'
import { RulesTable } from './rules-table.tsx'

export interface StandardTextProps {
  readonly standard: Standard
  readonly period: PeriodKind
}

/** A whole standard, read-only: what is measured, how it becomes points, what beats the points, and on what it rests. */
export function StandardText({ standard, period }: StandardTextProps) {
  return (
    <>
      <FactsCard standard={standard} period={period} />
      <PartCard
        id="dimensions"
        title={standardPartNames.dimensions}
        aside={`${standard.indicators.length} 项指标，权重合计 ${weightText(weightSum(standard.indicators))}`}
      >
        {standard.dimensions.map((dimension) => (
          <DimensionTable key={dimension.id} standard={standard} dimension={dimension} />
        ))}
      </PartCard>
      <PartCard id="benchmarks" title={standardPartNames.benchmarks}>
        <BenchmarksTable lines={standard.industryBenchmarks ?? []} />
      </PartCard>
      <PartCard id="rules" title={standardPartNames.rules} aside="先于评分">
        <RulesTable rules={standard.rules} />
      </PartCard>
      <PartCard id="classes" title={standardPartNames.classes} aside={groupingText(standard.classes)}>
        <ClassRules classes={standard.classes} />
      </PartCard>
      <PartCard id="measures" title={standardPartNames.measures} aside="只列明，不影响得分">
        <MeasuresTable standard={standard} />
      </PartCard>
      <PartCard id="notes" title={standardPartNames.notes}>
        {standard.notes.length === 0 ? (
          <p class="card-body sub">没有说明。</p>
        ) : (
          <ul class="card-body standard-notes">
            {standard.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </PartCard>
    </>
  )
}
