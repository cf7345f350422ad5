import { useCallback, useMemo } from 'preact/hooks'
import type { DisposalProgress } from '#core/api/disposal-progress-shapes.ts'
import { disposalPathNamed } from '#core/vocabulary/disposal-path.ts'
import { Chart } from '#ui/chart/chart.tsx'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import { PathBadge } from '#ui/path-badge.tsx'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { navigate } from '../../route/place.ts'
import { disposalAddress } from '../disposal-view.ts'
import { hectares } from '../hectares.ts'
import { areaBars, areaSentence, barRow, hasArea } from './area-bars.ts'
import { AreaTable } from './area-table.tsx'

export interface AreaChartProps {
  readonly progress: DisposalProgress
  /** Under the saved picture. */
  readonly source: string
}

/** Land disposed of against the plan, by path. */
export function AreaByPath({ progress: { byPath, total }, source }: AreaChartProps) {
  const pathIn = useCyclePath()
  const lines = useMemo(
    () =>
      byPath.filter(hasArea).map(({ path, plannedArea, disposedArea }) => ({
        name: path ?? '路径未定',
        planned: plannedArea,
        disposed: disposedArea,
        ...(path === null ? {} : { path }),
      })),
    [byPath],
  )
  const option = useCallback((tokens: ChartTokens) => areaBars(lines, tokens), [lines])
  const title = `已处置 ${hectares(total.disposedArea)} 公顷，计划 ${hectares(total.plannedArea)} 公顷`
  return (
    <Chart
      title={title}
      subtitle="按处置路径，公顷；计划为已批准方案的计划处置面积，已处置为办结方案的面积"
      description={`${title}。${areaSentence(lines)}。`}
      height={Math.max(1, lines.length) * barRow + 28}
      option={option}
      source={source}
      onPick={(name) => {
        const path = disposalPathNamed(name)
        if (path !== null) navigate(pathIn(disposalAddress({ path })))
      }}
      data={
        <AreaTable
          head="处置路径"
          lines={byPath.map((line) => ({
            ...line,
            key: line.path ?? '',
            name:
              line.path === null ? (
                <PathBadge path={null} />
              ) : (
                <a href={pathIn(disposalAddress({ path: line.path }))}>
                  <PathBadge path={line.path} />
                </a>
              ),
          }))}
        />
      }
    />
  )
}
