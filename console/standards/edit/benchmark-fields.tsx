import { type Benchmark, benchmarkChoices, type ScaledMethod } from '#core/scoring/scaled-method.ts'
import type { Indicator } from '#core/scoring/standard.ts'
import { benchmarkNames, startBenchmark } from '#core/standard-edit/method-edit.ts'
import { terms } from '#ui/form/labelled.tsx'
import { ChoiceField } from './choice-fields.tsx'
import { CitationFields } from './citation-fields.tsx'
import { FigureField } from './figure-field.tsx'

type RatioCapped = Extract<ScaledMethod, { readonly kind: 'ratioCapped' }>

export interface BenchmarkFieldsProps {
  readonly at: string
  readonly indicator: Indicator
  readonly method: RatioCapped
  readonly onMethod: (method: RatioCapped, what: string, about?: string) => void
}

const kinds: readonly Benchmark['kind'][] = ['fixed', 'groupMean', 'percentile', 'industry']

/** 基准比值: what counts as a full score, and the most that can be earned. */
export function BenchmarkFields({ at, indicator, method, onMethod }: BenchmarkFieldsProps) {
  const { benchmark, cap } = method
  const here = `${at}.benchmark`
  const set = (next: Benchmark, about: string): void => onMethod({ ...method, benchmark: next }, '基准', about)
  return (
    <div class="std-fields">
      <ChoiceField
        at={`${here}.kind`}
        label="基准"
        value={benchmark.kind}
        choices={kinds.map((kind) => ({ value: kind, label: benchmarkNames[kind] }))}
        onValue={(kind) => kind !== benchmark.kind && set(startBenchmark(kind), `${here}.kind`)}
      />
      <BenchmarkFigure at={here} indicator={indicator} benchmark={benchmark} onBenchmark={set} />
      <FigureField
        at={`${at}.cap`}
        label="最高得分"
        unit="分"
        value={cap}
        min={0}
        isAbove
        max={100}
        onValue={(next) => onMethod({ ...method, cap: next }, '最高得分', `${at}.cap`)}
      />
    </div>
  )
}

interface BenchmarkFigureProps {
  readonly at: string
  readonly indicator: Indicator
  readonly benchmark: Benchmark
  readonly onBenchmark: (benchmark: Benchmark, about: string) => void
}

function BenchmarkFigure({ at, indicator, benchmark, onBenchmark }: BenchmarkFigureProps) {
  switch (benchmark.kind) {
    case 'fixed':
      return (
        <>
          <FigureField
            at={`${at}.value`}
            label="基准值"
            unit={indicator.unit}
            isPercent={indicator.display === 'percent'}
            value={benchmark.value}
            min={0}
            isAbove
            onValue={(value) => onBenchmark({ ...benchmark, value }, `${at}.value`)}
          />
          <CitationFields
            at={`${at}.citation`}
            citation={benchmark.citation}
            onCitation={(citation, about) => onBenchmark({ ...benchmark, citation }, about ?? `${at}.citation`)}
            of="基准值"
            onNone={() => {
              const { citation: _, ...own } = benchmark
              onBenchmark(own, `${at}.citation`)
            }}
          />
        </>
      )
    case 'groupMean':
      return (
        <FigureField
          at={`${at}.times`}
          label="倍数"
          value={benchmark.times}
          min={0}
          isAbove
          max={100}
          onValue={(times) => onBenchmark({ ...benchmark, times }, `${at}.times`)}
        />
      )
    case 'percentile':
      return (
        <FigureField
          at={`${at}.percent`}
          label="百分位"
          value={benchmark.percent}
          min={1}
          max={100}
          isWhole
          onValue={(percent) => onBenchmark({ ...benchmark, percent }, `${at}.percent`)}
        />
      )
    case 'industry':
      return (
        <ChoiceField
          at={`${at}.choice`}
          label="用哪一种值"
          value={benchmark.choice}
          choices={terms(benchmarkChoices)}
          onValue={(choice) => onBenchmark({ ...benchmark, choice }, `${at}.choice`)}
        />
      )
  }
}
