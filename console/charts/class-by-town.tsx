import { useMemo } from 'preact/hooks'
import { formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { ShareBars } from './share-bars.tsx'
import { classLines, type TownClasses, townShares } from './spread.ts'

export interface ClassByTownProps {
  readonly byTown: readonly TownClasses[]
  readonly source: string
  /** Of a draft. */
  readonly isEstimate: boolean
}

/** Classes by 街镇 as 100 % bars, the largest share of D first. */
export function ClassByTown({ byTown, source, isEstimate }: ClassByTownProps) {
  const towns = useMemo(() => townShares(byTown), [byTown])
  const cyclePath = useCyclePath()
  const [worst] = towns
  if (worst === undefined) return null
  const classed = towns.reduce((sum, town) => sum + town.classed, 0)
  return (
    <ShareBars
      title={
        worst.counts.D === 0 ? '各街镇均没有 D 类' : `${worst.name} D 类占比最高，${formatRatio(worst.share('D'), 1)}`
      }
      subtitle={`各街镇已定类地块中 A、B、C、D 的占比，%；${count(classed)} 宗，不含未定类`}
      lines={classLines(byTown)}
      head="街镇/园区"
      unit="宗"
      amountText={count}
      isEstimate={isEstimate}
      source={source}
      addressOf={(town, choice) =>
        cyclePath(parcelsAddress({ town: [town], ...(choice === undefined ? {} : { class: [choice] }) }))
      }
    />
  )
}
