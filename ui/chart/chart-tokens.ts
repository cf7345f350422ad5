import type { ParcelClass } from '#core/vocabulary/class.ts'

/** The tokens a canvas cannot read by itself. */
export interface ChartTokens {
  readonly font: string
  readonly ink1: string
  readonly ink2: string
  readonly line1: string
  readonly line2: string
  readonly brand: string
  readonly fill: (parcelClass: ParcelClass | 'none') => string
  readonly outline: (parcelClass: ParcelClass | 'none') => string
  /** Of a disposal path. @param number 1–5 */
  readonly path: (number: number) => string
  /** Pixels the picture has to its sides when it is drawn: what is written into narrow bars must fit. */
  readonly width: number
}

/** Read from the page, so that a colour is named once. */
export function chartTokens(element: Element): ChartTokens {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const letter = (parcelClass: ParcelClass | 'none'): string =>
    parcelClass === 'none' ? 'n' : parcelClass.toLowerCase()
  return {
    font: token('--font'),
    ink1: token('--ink-1'),
    ink2: token('--ink-2'),
    line1: token('--line-1'),
    line2: token('--line-2'),
    brand: token('--brand'),
    fill: (parcelClass) => token(`--${letter(parcelClass)}-fill`),
    outline: (parcelClass) => token(`--${letter(parcelClass)}-line`),
    path: (number) => token(`--path-${number}`),
    width: element.clientWidth,
  }
}

const hatch = 'rgba(27, 33, 39, 0.45)'

/** Patterns that tell the classes apart without colour: A none, B dots, C diagonal, D cross-hatch, 未定 wide diagonal. */
export const classDecals = {
  A: { symbol: 'none' },
  B: { symbol: 'circle', symbolSize: 0.35, dashArrayX: [[6, 6]], dashArrayY: [6, 0], color: hatch },
  C: { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [1.5, 6], rotation: -Math.PI / 4, color: hatch },
  D: {
    symbol: 'rect',
    symbolSize: 0.5,
    dashArrayX: [
      [8, 4],
      [0, 8, 4, 0],
    ],
    dashArrayY: [4, 4],
    rotation: Math.PI / 4,
    color: 'rgba(255, 255, 255, 0.45)',
  },
  none: {
    symbol: 'rect',
    symbolSize: 1,
    dashArrayX: [1, 0],
    dashArrayY: [1.5, 9],
    rotation: Math.PI / 4,
    color: hatch,
  },
}
