import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { type ClassShares, type Measure, shareOf, sharesBy, sharesOfAll } from '#core/decision-overview/class-cell.ts'
import { formatRatio } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ShareBars } from '../charts/share-bars.tsx'
import type { ShareLine } from '../charts/spread.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { amountText, amountWithUnit, type ClassPlace, listAddress, measureUnits } from './overview-view.ts'

export interface ClassChartsProps {
  readonly classes: DecisionOverview['classes']
  readonly isDecided: boolean
  readonly measure: Measure
  readonly source: string
}

const unnamed = { townCode: '未填街镇', landClass: '未填类别' } as const

/** Classes by 街镇 and by land class, the largest share of D first. */
export function ClassCharts({ classes, isDecided, measure, source }: ClassChartsProps) {
  const cyclePath = useCyclePath()
  const base = isDecided ? '/class-lists' : '/parcels'
  const chart = (by: 'townCode' | 'landClass', placeOf: (key: string) => ClassPlace, head: string) => {
    const lines = sharesBy(classes, by, measure).map((shares) => lineOf(shares, by))
    const all = sharesOfAll(classes, measure)
    return (
      <ShareBars
        key={by}
        title={titleOf(lines, by === 'townCode' ? '各街镇' : '各用地类别')}
        subtitle={`各类${measure === 'parcels' ? '宗数' : '面积'}占比，%；已定类 ${amountWithUnit(measure, all.classed)}`}
        source={source}
        head={head}
        unit={measureUnits[measure]}
        amountText={amountText(measure)}
        isEstimate={!isDecided}
        estimateWord="预估"
        lines={lines}
        addressOf={(key, choice) =>
          key === '' ? null : cyclePath(listAddress(base, { ...placeOf(key), ...(choice ? { class: choice } : {}) }))
        }
      />
    )
  }
  return (
    <>
      {chart('townCode', (town) => ({ town }), '街镇/园区')}
      {chart('landClass', (land) => ({ land }), '用地类别')}
    </>
  )
}

function lineOf(shares: ClassShares, by: 'townCode' | 'landClass'): ShareLine {
  const { key, amounts, classed } = shares
  const name = key === '' ? unnamed[by] : by === 'townCode' ? (townName(key) ?? key) : key
  return { key, name, amounts, classed }
}

function titleOf(lines: readonly ShareLine[], all: string): string {
  const [worst] = lines
  if (worst === undefined || worst.classed === 0) return `${all}没有定类的地块`
  if (worst.amounts.D === 0) return `${all}均没有 D 类`
  return `${worst.name} D 类占比最高，${formatRatio(shareOf(worst, 'D'), 1)}`
}
