import { useCallback } from 'preact/hooks'
import { formatRatio } from '#core/form/format.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { type ChartTokens, classDecals } from '#ui/chart/chart-tokens.ts'
import type { ChartOption } from '#ui/chart/echarts.ts'
import type { ClassChoice } from '../parcels/parcel-view.ts'
import { navigate } from '../route/place.ts'
import { ShareTable } from './share-table.tsx'
import { type ShareLine, shareIn } from './spread.ts'

export interface ShareBarsProps {
  /** From above; those in which nothing has a class are only in the table. */
  readonly lines: readonly ShareLine[]
  readonly title: string
  readonly subtitle: string
  readonly source: string
  /** What a line is: 街镇/园区. */
  readonly head: string
  /** Of the amounts: 宗, 亩. */
  readonly unit: string
  readonly amountText: (amount: number) => string
  readonly isEstimate: boolean
  readonly estimateWord?: string
  /** Where the figures lead: the parcels of a line, or of one class of it; null where there are none to be seen. */
  readonly addressOf: (key: string, choice?: ClassChoice) => string | null
}

const letters: readonly ParcelClass[] = ['A', 'B', 'C', 'D']
const rowHeight = 26

/** Classes as 100 % bars, one a line, with letters on them; the same as a table. */
export function ShareBars(props: ShareBarsProps) {
  const { lines, title, subtitle, source, isEstimate, addressOf } = props
  const drawn = lines.filter(({ classed }) => classed > 0)
  // Compared by what is drawn: the lines are made anew with every drawing of the page.
  const known = JSON.stringify([drawn, isEstimate, props.unit])
  const option = useCallback((tokens: ChartTokens) => barsOf(drawn, props, tokens), [known])
  return (
    <Chart
      title={title}
      subtitle={subtitle}
      description={`${title}。${drawn.map(sentenceOf).join('；')}。`}
      height={Math.max(1, drawn.length) * rowHeight + 28}
      isEstimate={isEstimate}
      {...(props.estimateWord === undefined ? {} : { estimateWord: props.estimateWord })}
      option={option}
      source={source}
      onPick={(name) => {
        const line = drawn.find((other) => other.name === name)
        const address = line === undefined ? null : addressOf(line.key)
        if (address !== null) navigate(address)
      }}
      data={<ShareTable {...props} />}
    />
  )
}

function sentenceOf(line: ShareLine): string {
  return `${line.name} ${letters.map((letter) => `${letter} ${formatRatio(shareIn(line, letter), 1)}`).join('，')}`
}

type Look = Pick<ShareBarsProps, 'isEstimate' | 'amountText' | 'unit'>

function barsOf(lines: readonly ShareLine[], look: Look, tokens: ChartTokens): ChartOption {
  // What stands beside the longest name, and of it the share that holds a letter with two figures, or a letter alone.
  const longest = Math.max(0, ...lines.map(({ name }) => name.length))
  const room = Math.max(1, tokens.width - longest * 12 - 24)
  const least = { figures: (30 / room) * 100, letter: (12 / room) * 100 }
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
      data: lines.map((line) => line.name),
      axisLabel: { ...text, color: tokens.ink1 },
      axisLine: { lineStyle: { color: tokens.line2 } },
      axisTick: { show: false },
    },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (shown) => tooltipOf(lines, look, shown) },
    series: letters.map((letter) => ({
      name: letter,
      type: 'bar',
      stack: 'classes',
      barWidth: 16,
      data: lines.map((line) => shareIn(line, letter) * 100),
      itemStyle: {
        color: tokens.fill(letter),
        borderColor: tokens.outline(letter),
        borderType: look.isEstimate ? 'dashed' : 'solid',
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
        formatter: ({ value }) => {
          const share = Number(value)
          if (share >= least.figures) return `${letter} ${Math.round(share)}`
          return share >= least.letter ? letter : ''
        },
      },
    })),
  }
}

function tooltipOf(lines: readonly ShareLine[], { amountText, unit }: Look, shown: unknown): string {
  const first: unknown = Array.isArray(shown) ? shown[0] : shown
  const index = isIndexed(first) ? first.dataIndex : -1
  const line = lines[index]
  if (line === undefined) return ''
  const told = letters.map(
    (letter) => `${letter} ${amountText(line.amounts[letter])} ${unit} ${formatRatio(shareIn(line, letter), 1)}`,
  )
  return [line.name, ...told, `未定类 ${amountText(line.amounts.none)} ${unit}`].join('\n')
}

function isIndexed(value: unknown): value is { readonly dataIndex: number } {
  return typeof value === 'object' && value !== null && 'dataIndex' in value && typeof value.dataIndex === 'number'
}
