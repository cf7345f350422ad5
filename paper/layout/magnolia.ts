import { colour } from './measure.ts'

/*
 * Our own drawing of a 白玉兰 (Yulania denudata), the flower of Shanghai: it blooms before its leaves, so a bare branch,
 * an upright cup of nine tepals of which seven are seen, and a bud. Not the mark of the city's platform.
 */

/** One tepal, standing on the origin. */
const tepal = 'M0 0C-9-16-25-36-20-60C-17-74-7-81 1-84C10-79 18-73 20-60C25-36 9-16 0 0Z'

/** Turn and size of each tepal, the farthest first: the nearer ones cover it. */
const tepals: readonly (readonly [turn: number, wide: number, high: number])[] = [
  [-12, 0.98, 1.04],
  [13, 0.98, 1],
  [-68, 0.86, 0.86],
  [70, 0.82, 0.9],
  [-37, 1, 1],
  [40, 1, 0.96],
  [2, 1.04, 0.78],
]
const veins = 'M0 22C2 8 2-6 1-22M-8 12C-11 2-12-6-10-16M9 12C12 2 13-6 11-16'
const calyx = 'M-6 27C-5 35 5 35 6 27C3 31-3 31-6 27Z'
const branch = 'M-62 92C-40 84-20 66-2 34M-34 78C-26 82-8 78 14 82C34 85 44 78 52 66'
const bud = 'M0 0C-9-8-10-24 1-38C10-24 9-8 0 0Z'
const budScale = 'M-6-9.5C-3-13 3-13 6.3-9.5'

export const magnoliaBox = { width: 160, height: 175 }
/** In units of the box: 0.8 mm when the box is 140 mm wide. */
const stroke = 0.914

/** The flower as SVG: pale lines without transparency, which every printer renders alike. */
export function magnoliaSvg(width: number): string {
  const height = (width * magnoliaBox.height) / magnoliaBox.width
  const line = `fill="none" stroke="${colour.watermark}" stroke-linecap="round" stroke-linejoin="round"`
  const cup = tepals.map(([turn, wide, high]) => {
    const place = `translate(0 30) rotate(${turn}) scale(${wide} ${high})`
    return `<path transform="${place}" d="${tepal}" fill="#ffffff" stroke-width="${stroke}"/>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-80 -70 160 175"><g ${line}>`,
    `<path d="${branch}" stroke-width="${stroke * 2.3}"/>`,
    ...cup,
    `<path d="${veins}" stroke-width="${stroke / 2}"/>`,
    `<path d="${calyx}" fill="${colour.watermark}" stroke-width="${stroke}"/>`,
    `<g transform="translate(52 66) rotate(24)" stroke-width="${stroke}"><path d="${bud}" fill="#ffffff"/><path d="${budScale}"/></g>`,
    '</g></svg>',
  ].join('')
}
