import { rowStatuses } from '#core/record/status.ts'
import { classChoices } from '../../parcels/parcel-view.ts'
import type { Tally } from '../data/tally.ts'
import type { Colouring } from '../look/colouring.ts'
import type { MapView } from '../map-view.ts'
import { Legend, type LegendProps } from './legend.tsx'

export interface LegendOfProps {
  readonly view: MapView
  readonly colouring: Colouring
  readonly mode: LegendProps['mode']
  readonly tally: Tally
  readonly onView: (change: Partial<MapView>) => void
}

/** The legend of the present colouring; what it chooses are the conditions of the view. */
export function LegendOf({ view, colouring, mode, tally, onView }: LegendOfProps) {
  const { filter, steps } = view
  const shared = { colouring, mode, counts: tally.byLook }
  switch (colouring.property) {
    case 'class':
      return (
        <Legend
          {...shared}
          chosen={filter.class}
          onChosen={(keys) =>
            onView({ filter: { ...filter, class: classChoices.filter((one) => keys.includes(one)) } })
          }
        />
      )
    case 'status':
      return (
        <Legend
          {...shared}
          chosen={filter.status}
          onChosen={(keys) =>
            onView({ filter: { ...filter, status: rowStatuses.filter((one) => keys.includes(one)) } })
          }
        />
      )
    case 'step':
      return <Legend {...shared} chosen={steps.map(String)} onChosen={(keys) => onView({ steps: keys.map(Number) })} />
  }
}
