import { formatNumber, formatRatio } from '#core/form/format.ts'
import type { Indicator } from '#core/scoring/standard.ts'
import type { Figure } from './colouring.ts'

/** How a figure is printed beside the map, and how far its bounds are rounded to be printed so. */
export interface ShownFigure extends Figure {
  readonly decimals: number
}

export const totalFigure: ShownFigure = {
  title: '综合得分',
  unit: '分',
  decimals: 2,
  text: (value) => formatNumber(value, 2),
}

export function indicatorFigure({ id, name, unit, display }: Indicator): ShownFigure {
  const title = `${id} ${name}`
  return display === 'percent'
    ? { title, unit: '', decimals: 4, text: (value) => formatRatio(value, 2) }
    : { title, unit, decimals: 2, text: (value) => formatNumber(value, 2) }
}
