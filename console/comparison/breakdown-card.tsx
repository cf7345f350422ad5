import { useCallback, useMemo, useState } from 'preact/hooks'
import type { ComparisonBody, KindLineBody } from '#core/api/comparison.ts'
import type { KindField } from '#core/comparison/breakdown.ts'
import { kindFieldNames, kindName } from '#core/comparison/kind-name.ts'
import { outcomeName, outcomes } from '#core/comparison/outcome.ts'
import { formatRatio } from '#core/form/format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import type { ChartOption } from '#ui/chart/echarts.ts'
import { twoSidedBars } from '#ui/chart/two-sided-bars.ts'
import { count } from '#ui/number.ts'
import { Tabs } from '../frame/tabs.tsx'

const fields = Object.keys(kindFieldNames) as KindField[]
const rowHeight = 26
/** More bars than these are not read at a glance; the table has them all. */
const mostBars = 20

/** Who moved which way, by 街镇, industry, land class and size. */
export function BreakdownCard({
  breakdowns,
  source,
}: {
  readonly breakdowns: ComparisonBody['breakdowns']
  readonly source: string
}) {
  const [field, setField] = useState<KindField>('townCode')
  return (
    <section class="stack-s" aria-labelledby="breakdown">
      <h2 id="breakdown">变动分布</h2>
      <Tabs
        label="变动分布"
        chosen={field}
        onChoose={setField}
        tabs={fields.map((key) => ({ key, label: kindFieldNames[key] }))}
      >
        <MoveBars key={field} field={field} lines={breakdowns[field] ?? []} source={source} />
      </Tabs>
    </section>
  )
}

interface MoveBarsProps {
  readonly field: KindField
  readonly lines: readonly KindLineBody[]
  readonly source: string
}

function movedOf({ better, worse, other }: KindLineBody): number {
  return better + worse + other
}

function MoveBars({ field, lines, source }: MoveBarsProps) {
  const shown = useMemo(() => lines.filter((line) => movedOf(line) > 0).slice(0, mostBars), [lines])
  const option = useCallback((tokens: ChartTokens) => barsOf(field, shown, tokens), [field, shown])
  const [first] = shown
  const title =
    first === undefined
      ? '没有一宗变动'
      : `变动最多的是${kindName(field, first.key)}，${count(movedOf(first))} 宗，占其 ${formatRatio(movedOf(first) / first.parcels, 1)}`
  const parcels = lines.reduce((sum, line) => sum + line.parcels, 0)
  const cut = lines.filter((line) => movedOf(line) > 0).length - shown.length
  return (
    <Chart
      title={title}
      subtitle={`向右为升类，向左为降类，宗；共 ${count(parcels)} 宗${cut > 0 ? `，另有 ${count(cut)} 项见数据` : ''}`}
      description={`${title}。${shown.map((line) => sentenceOf(field, line)).join('；')}`}
      height={Math.max(1, shown.length) * rowHeight + 40}
      isEstimate
      option={option}
      source={source}
      data={<KindTable field={field} lines={lines} />}
    />
  )
}

function sentenceOf(field: KindField, line: KindLineBody): string {
  return `${kindName(field, line.key)}升 ${line.better} 宗，降 ${line.worse} 宗`
}

function barsOf(field: KindField, lines: readonly KindLineBody[], tokens: ChartTokens): ChartOption {
  return twoSidedBars(
    lines.map(({ key }) => kindName(field, key)),
    { name: '降类', counts: lines.map(({ worse }) => worse), colour: tokens.fill('D') },
    { name: '升类', counts: lines.map(({ better }) => better), colour: tokens.fill('A') },
    tokens,
  )
}

function KindTable({ field, lines }: Pick<MoveBarsProps, 'field' | 'lines'>) {
  const shown = outcomes.filter((_, place) => lines.some(({ from, to }) => (from[place] ?? 0) + (to[place] ?? 0) > 0))
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{kindFieldNames[field]}</th>
          {['地块', '升类', '降类', '其他'].map((head) => (
            <th key={head} scope="col" class="is-end">{`${head}（宗）`}</th>
          ))}
          {shown.map((outcome) => (
            <th key={outcome} scope="col" class="is-end">{`${outcomeName(outcome)} 前→后`}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key ?? ''}>
            <th scope="row">{kindName(field, line.key)}</th>
            {[line.parcels, line.better, line.worse, line.other].map((figure, index) => (
              <td key={['parcels', 'better', 'worse', 'other'][index]} class="is-end">
                {count(figure)}
              </td>
            ))}
            {shown.map((outcome) => {
              const place = outcomes.indexOf(outcome)
              return (
                <td key={outcome} class="is-end nb">
                  {`${count(line.from[place] ?? 0)} → ${count(line.to[place] ?? 0)}`}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
