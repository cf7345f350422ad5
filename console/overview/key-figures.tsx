import type { Overview } from '#core/api/parcels.ts'
import { formatNumber, formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { KeyFigure } from '../list/key-figure.tsx'
import { parcelsAddress } from '../parcels/parcel-view.ts'

const squareMetresPerHectare = 10_000

/** The four figures: how many, how far, what blocks, what asks for a word. Each leads to its parcels. */
export function KeyFigures({ overview }: { readonly overview: Overview }) {
  const cyclePath = useCyclePath()
  const { parcels, landArea, submitted, parcelsWithErrors, errors, warnings } = overview
  const done = { status: ['submitted', 'town-approved', 'review-approved', 'locked'] } as const
  return (
    <section class="card key-figures" aria-label="要点">
      <KeyFigure
        label="地块"
        value={parcels}
        unit="宗"
        href={cyclePath('/parcels')}
        note={`${formatNumber(landArea / squareMetresPerHectare, 2)} 公顷`}
      />
      <KeyFigure
        label="已提交"
        value={submitted}
        unit="宗"
        href={cyclePath(parcelsAddress(done))}
        note={parcels === 0 ? '' : `占 ${formatRatio(submitted / parcels, 1)}`}
      />
      <KeyFigure
        label="须改正"
        value={parcelsWithErrors}
        unit="宗"
        href={cyclePath(parcelsAddress({ finding: 'error' }))}
        note={errors === 0 ? '没有须改正的内容' : `共 ${count(errors)} 处，不能提交`}
        isBad={parcelsWithErrors > 0}
      />
      <KeyFigure
        label="须说明"
        value={warnings}
        unit="处"
        href={cyclePath(parcelsAddress({ finding: 'warning' }))}
        note={warnings === 0 ? '没有须说明的内容' : '说明后可以提交'}
      />
    </section>
  )
}
