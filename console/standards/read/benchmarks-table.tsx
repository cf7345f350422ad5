import { formatNumber } from '#core/form/format.ts'
import { decimalPlaces } from '#core/form/number-text.ts'
import { benchmarkChoices, type IndustryBenchmark } from '#core/scoring/scaled-method.ts'
import { citationText } from '#core/vocabulary/citation.ts'

/** 行业基准: what an industry is held against. */
export function BenchmarksTable({ lines }: { readonly lines: readonly IndustryBenchmark[] }) {
  if (lines.length === 0) return <p class="card-body sub">没有指标按行业基准计分。</p>
  return (
    <div class="field-scroll">
      <table class="table standard-table">
        <thead>
          <tr>
            <th scope="col">行业大类</th>
            <th scope="col">指标</th>
            {benchmarkChoices.map((choice) => (
              <th key={choice} scope="col" class="is-end">
                {choice}
              </th>
            ))}
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ industry, indicator, values, citation }) => (
            <tr key={`${industry} ${indicator}`}>
              <th scope="row">{industry}</th>
              <td data-head="指标">{indicator}</td>
              {benchmarkChoices.map((choice) => (
                <td key={choice} class="is-end" data-head={choice}>
                  {figure(values[choice])}
                </td>
              ))}
              <td class="cap" data-head="依据">
                {citationText(citation)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function figure(value: number | undefined): string {
  return value === undefined ? '未定' : formatNumber(value, decimalPlaces(value))
}
