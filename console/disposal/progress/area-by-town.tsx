import { useCallback, useMemo } from 'preact/hooks'
import { townName } from '#core/vocabulary/district.ts'
import { Chart } from '#ui/chart/chart.tsx'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { navigate } from '../../route/place.ts'
import { disposalAddress } from '../disposal-view.ts'
import { areaBars, areaSentence, barRow, hasArea } from './area-bars.ts'
import type { AreaChartProps } from './area-by-path.tsx'
import { AreaTable } from './area-table.tsx'

function nameOf(townCode: string | null): string {
  return townCode === null ? '街镇未定' : (townName(townCode) ?? townCode)
}

/** Land disposed of against the plan, by 街镇, the one with most left to do first. */
export function AreaByTown({ progress: { byTown }, source }: AreaChartProps) {
  const pathIn = useCyclePath()
  const ordered = useMemo(
    () => byTown.toSorted((one, other) => left(other) - left(one)).filter(({ plans, listed }) => plans + listed > 0),
    [byTown],
  )
  const lines = useMemo(
    () =>
      ordered.filter(hasArea).map(({ townCode, plannedArea, disposedArea }) => ({
        name: nameOf(townCode),
        planned: plannedArea,
        disposed: disposedArea,
      })),
    [ordered],
  )
  const option = useCallback((tokens: ChartTokens) => areaBars(lines, tokens), [lines])
  const late = ordered.toSorted((one, other) => other.overdueMilestones - one.overdueMilestones)[0]
  const title =
    late === undefined || late.overdueMilestones === 0
      ? '各街镇没有逾期节点'
      : `${nameOf(late.townCode)}逾期节点最多，${count(late.overdueMilestones)} 个`
  const addressOf = (town: string): string => pathIn(disposalAddress({ town }))
  return (
    <Chart
      title={title}
      subtitle="按街镇/园区，公顷；剩余面积最多的在前"
      description={`${title}。${areaSentence(lines)}。`}
      height={Math.max(1, lines.length) * barRow + 28}
      option={option}
      source={source}
      onPick={(name) => {
        const town = ordered.find(({ townCode }) => nameOf(townCode) === name)?.townCode
        if (typeof town === 'string') navigate(addressOf(town))
      }}
      data={
        <AreaTable
          head="街镇/园区"
          lines={ordered.map((line) => ({
            ...line,
            key: line.townCode ?? '',
            name:
              line.townCode === null ? nameOf(null) : <a href={addressOf(line.townCode)}>{nameOf(line.townCode)}</a>,
          }))}
        />
      }
    />
  )
}

function left({ plannedArea, disposedArea }: { readonly plannedArea: number; readonly disposedArea: number }): number {
  return plannedArea - disposedArea
}
