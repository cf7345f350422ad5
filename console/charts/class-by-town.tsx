import { useCallback, useMemo } from 'preact/hooks'
import { formatRatio } from '#core/form/format.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { type ChartTokens, classDecals } from '#ui/chart/chart-tokens.ts'
import type { ChartOption } from '#ui/chart/echarts.ts'
import { count } from '#ui/number.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { navigate } from '../route/place.ts'
import { useCyclePath } from '../shell/use-cycle.ts'
import { classOrder, type TownClasses, type TownShares, townShares } from './spread.ts'

const letters: readonly ParcelClass[] = ['A', 'B', 'C', 'D']
const rowHeight = 26

/** Classes by 街镇 as 100 % bars, the largest share of D first. */
export function ClassByTown({ byTown, source }: { readonly byTown: readonly TownClasses[]; readonly source: string }) {
  const towns = useMemo(() => townShares(byTown), [byTown])
  const cyclePath = useCyclePath()
  const option = useCallback((tokens: ChartTokens) => barsOf(towns, tokens), [towns])
  const [worst] = towns
  if (worst === undefined) return null
  const classed = towns.reduce((sum, town) => sum + town.classed, 0)
  const title =
    worst.counts.D === 0 ? '各街镇均没有 D 类' : `${worst.name} D 类占比最高，${formatRatio(worst.share('D'), 1)}`
  const addressOf = (townCode: string): string => cyclePath(parcelsAddress({ town: [townCode] }))
  return (
    <Chart
      title={title}
      subtitle={`各街镇已定类地块中 A、B、C、D 的占比，%；${count(classed)} 宗，不含未定类`}
      description={`${title}。${towns.map(sentenceOf).join('；')}。`}
      height={towns.length * rowHeight + 28}
      isEstimate
      option={option}
      source={source}
      onPick={(name) => {
        const town = towns.find((other) => other.name === name)
        if (town !== undefined) navigate(addressOf(town.townCode))
      }}
      data={<TownTable towns={byTown} addressOf={addressOf} names={towns} />}
    />
  )
}

function sentenceOf(town: TownShares): string {
  return `${town.name} ${letters.map((letter) => `${letter} ${formatRatio(town.share(letter), 1)}`).join('，')}`
}

function barsOf(towns: readonly TownShares[], tokens: ChartTokens): ChartOption {
  const text = { fontFamily: tokens.font, fontSize: 12, color: tokens.ink2 }
  return {
    grid: { left: 4, right: 12, top: 0, bottom: 0, containLabel: true },
    xAxis: {
      type: 'value',
      max: 100,
      axisLabel: { ...text, formatter: '{value}%' },
      splitLine: { lineStyle: { color: tokens.line1 } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: towns.map((town) => town.name),
      axisLabel: { ...text, color: tokens.ink1 },
      axisLine: { lineStyle: { color: tokens.line2 } },
      axisTick: { show: false },
    },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (shown) => tooltipOf(towns, shown) },
    series: letters.map((letter) => ({
      name: letter,
      type: 'bar',
      stack: 'classes',
      barWidth: 16,
      data: towns.map((town) => town.share(letter) * 100),
      itemStyle: {
        color: tokens.fill(letter),
        borderColor: tokens.outline(letter),
        borderType: 'dashed',
        borderWidth: 1,
        decal: classDecals[letter],
      },
      label: {
        show: true,
        fontFamily: tokens.font,
        fontSize: 11,
        fontWeight: 'bold',
        color: letter === 'A' || letter === 'D' ? '#fff' : tokens.ink1,
        textBorderColor: tokens.fill(letter),
        textBorderWidth: 3,
        // Room for a letter and two figures.
        formatter: ({ value }) => (Number(value) >= 7 ? `${letter} ${Math.round(Number(value))}` : ''),
      },
    })),
  }
}

function tooltipOf(towns: readonly TownShares[], shown: unknown): string {
  const first: unknown = Array.isArray(shown) ? shown[0] : shown
  const index = isIndexed(first) ? first.dataIndex : -1
  const town = towns[index]
  if (town === undefined) return ''
  const lines = letters.map(
    (letter) => `${letter} ${count(town.counts[letter])} 宗 ${formatRatio(town.share(letter), 1)}`,
  )
  return [town.name, ...lines, `未定类 ${count(town.counts.none)} 宗`].join('\n')
}

function isIndexed(value: unknown): value is { readonly dataIndex: number } {
  return typeof value === 'object' && value !== null && 'dataIndex' in value && typeof value.dataIndex === 'number'
}

interface TownTableProps {
  readonly towns: readonly TownClasses[]
  readonly names: readonly TownShares[]
  readonly addressOf: (townCode: string) => string
}

function TownTable({ names, towns, addressOf }: TownTableProps) {
  const unclassed = towns.filter((town) => !names.some((named) => named.townCode === town.townCode))
  const rows = [...names, ...townShares(unclassed)]
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">街镇/园区</th>
          {classOrder.map((letter) => (
            <th key={letter} scope="col" class="is-end">
              {letter === 'none' ? '未定类（宗）' : `${letter}（宗）`}
            </th>
          ))}
          <th scope="col" class="is-end">
            D 类占比
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((town) => (
          <tr key={town.townCode}>
            <th scope="row">
              <a href={addressOf(town.townCode)}>{town.name}</a>
            </th>
            {classOrder.map((letter) => (
              <td key={letter} class="is-end">
                {count(town.counts[letter])}
              </td>
            ))}
            <td class="is-end">{formatRatio(town.share('D'), 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
