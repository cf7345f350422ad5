import { useState } from 'preact/hooks'
import type { Filing } from '#core/filing/filing.ts'
import { type Kept, promiseLines } from '#core/filing/tracking.ts'
import { formatNumber } from '#core/form/format.ts'

const keptNames: Readonly<Record<Kept, string>> = { kept: '达到', short: '未达到', unknown: '无法比较' }
const keptLooks: Readonly<Record<Kept, string>> = { kept: 'badge badge-ok', short: 'badge badge-err', unknown: 'badge' }

/** Promised figures against the actual ones of a year. */
export function PromiseTable({ filing }: { readonly filing: Filing }) {
  const years = [...new Set(filing.actuals.map(({ year }) => year))].sort((a, b) => b - a)
  const [chosen, setChosen] = useState<number | null>(null)
  const year = chosen ?? years[0]
  return (
    <section class="card" aria-labelledby="promises-title">
      <div class="card-head">
        <h2 id="promises-title">承诺与实际</h2>
        {years.length === 0 ? (
          <span class="aside">还没有报送实际指标</span>
        ) : (
          <select
            class="select no-print"
            aria-label="年度"
            value={String(year)}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          >
            {years.map((each) => (
              <option key={each} value={String(each)}>
                {`${each} 年`}
              </option>
            ))}
          </select>
        )}
      </div>
      <div class="field-scroll">
        <table class="table promise-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" class="is-end">
                承诺
              </th>
              <th scope="col" class="is-end">
                实际
              </th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {promiseLines(filing, year).map(({ key, label, promised, actual, kept }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td class="is-end">{figureText(promised)}</td>
                <td class="is-end">{figureText(actual)}</td>
                <td>
                  <span class={keptLooks[kept]}>{keptNames[kept]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function figureText(value: number | string | null): string {
  if (value === null) return '未填'
  return typeof value === 'number' ? formatNumber(value, 2) : value
}
