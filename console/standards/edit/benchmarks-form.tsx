import { useState } from 'preact/hooks'
import { benchmarkChoices, type IndustryBenchmark } from '#core/scoring/scaled-method.ts'
import type { Indicator } from '#core/scoring/standard.ts'
import { removedAt, replacedAt } from '#core/standard-edit/list-edit.ts'
import { proposed } from '#core/vocabulary/citation.ts'
import { isIndustryCode } from '#core/vocabulary/industry.ts'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'

/** 行业基准: lines of industry × indicator, for the indicators that are held against them. */
export function BenchmarksForm() {
  const { standard, change } = useEditing()
  const lines = standard.industryBenchmarks ?? []
  const asking = standard.indicators.filter(
    ({ method }) => method.kind === 'ratioCapped' && method.benchmark.kind === 'industry',
  )
  const set = (next: readonly IndustryBenchmark[], did: string, about?: string): void => {
    const { industryBenchmarks: _, ...rest } = standard
    change(next.length === 0 ? rest : { ...standard, industryBenchmarks: next }, did, about)
  }
  return (
    <div class="card-body stack-s" data-place="industryBenchmarks" tabIndex={-1}>
      <FieldFaults at="industryBenchmarks" />
      {lines.length === 0 && (
        <p class="sub">
          {asking.length === 0
            ? '没有指标按行业基准计分。要用的，先把指标的计分办法改为“基准比值”、基准选“行业基准表”。'
            : '还没有一行。请逐个行业大类填写。'}
        </p>
      )}
      {lines.map((line, index) => (
        <BenchmarkLine
          key={`${line.industry} ${line.indicator}`}
          line={line}
          at={`industryBenchmarks.${index}`}
          onLine={(next, about) => set(replacedAt(lines, index, next), '行业基准', about)}
          onRemove={() => set(removedAt(lines, index), `删除行业基准 ${line.industry}`)}
        />
      ))}
      {asking.length > 0 && (
        <AddLine
          asking={asking}
          lines={lines}
          onAdd={(line) => set([...lines, line], `新增行业基准 ${line.industry}`)}
        />
      )}
    </div>
  )
}

interface BenchmarkLineProps {
  readonly line: IndustryBenchmark
  readonly at: string
  readonly onLine: (line: IndustryBenchmark, about?: string) => void
  readonly onRemove: () => void
}

function BenchmarkLine({ line, at, onLine, onRemove }: BenchmarkLineProps) {
  const { industry, indicator, values, citation } = line
  return (
    <div class="std-benchmark" data-place={at} tabIndex={-1}>
      <b class="nb">{`${industry} ${indicator}`}</b>
      {benchmarkChoices.map((choice) => (
        <FigureField
          key={choice}
          at={`${at}.values.${choice}`}
          label={choice}
          value={values[choice]}
          min={0}
          isAbove
          onBlank={() => {
            const { [choice]: _, ...others } = values
            onLine({ ...line, values: others }, `${at}.values.${choice}`)
          }}
          onValue={(figure) => onLine({ ...line, values: { ...values, [choice]: figure } }, `${at}.values.${choice}`)}
        />
      ))}
      <button type="button" class="btn btn-s" onClick={onRemove}>
        删除
        <span class="vh">{` 行业 ${industry} 指标 ${indicator}`}</span>
      </button>
      <CitationFields
        at={`${at}.citation`}
        citation={citation}
        onCitation={(next, about) => onLine({ ...line, citation: next }, about)}
      />
      <FieldFaults at={at} />
    </div>
  )
}

interface AddLineProps {
  readonly asking: readonly Indicator[]
  readonly lines: readonly IndustryBenchmark[]
  readonly onAdd: (line: IndustryBenchmark) => void
}

function AddLine({ asking, lines, onAdd }: AddLineProps) {
  const [industry, setIndustry] = useState('')
  const [chosen, setChosen] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const indicator = asking.find(({ id }) => id === chosen) ?? asking[0]
  const add = (): void => {
    if (indicator === undefined) return
    const found = lineFault(industry, indicator.id, lines)
    setFault(found)
    if (found !== null) return
    onAdd({ industry, indicator: indicator.id, values: {}, citation: proposed('依据待补充') })
    setIndustry('')
  }
  return (
    <div class="row">
      <input
        class="input std-code"
        aria-label="行业大类（两位数字）"
        placeholder="行业大类，如 36"
        inputMode="numeric"
        maxLength={2}
        value={industry}
        onInput={(event) => setIndustry(event.currentTarget.value)}
      />
      <select
        class="select std-add"
        aria-label="指标"
        value={indicator?.id ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {asking.map(({ id, name }) => (
          <option key={id} value={id}>
            {`${id} ${name}`}
          </option>
        ))}
      </select>
      <button type="button" class="btn" onClick={add}>
        加一行
      </button>
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

function lineFault(industry: string, indicator: string, lines: readonly IndustryBenchmark[]): string | null {
  if (!isIndustryCode(`${industry}00`)) return '行业大类应为国民经济行业分类的两位数字。请更正。'
  const isThere = lines.some((line) => line.industry === industry && line.indicator === indicator)
  return isThere ? `行业 ${industry}、指标 ${indicator} 已有一行。请在那一行修改。` : null
}
