import { fixed, type Picture, svgText } from './svg-parts.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** Drawn light with an outline: set apart without colour alone. */
  readonly isMarked: boolean
}

const size = { width: 600, height: 220 } as const
const edge = { left: 10, right: 10, top: 24, bottom: 34 } as const

/** Bars side by side with their values above and their labels below, as SVG for a picture of a document; at most some thirty. */
export function barPicture(bars: readonly Bar[]): Picture {
  const most = bars.reduce((highest, { value }) => Math.max(highest, value), 1)
  const step = (size.width - edge.left - edge.right) / Math.max(1, bars.length)
  const floor = size.height - edge.bottom
  const drawn = bars.map(({ label, value, isMarked }, index) => {
    const height = ((floor - edge.top) * value) / most
    const [x, middle] = [edge.left + step * (index + 0.14), edge.left + step * (index + 0.5)]
    const fill = isMarked ? 'fill="#ffffff" stroke="#0b6b55" stroke-width="1.5"' : 'fill="#0b6b55"'
    const bar = `<rect x="${fixed(x)}" y="${fixed(floor - height)}" width="${fixed(step * 0.72)}" height="${fixed(height)}" ${fill}/>`
    const above = value === 0 ? '' : text(middle, floor - height - 6, String(value))
    return `${value === 0 ? '' : bar}${above}${text(middle, floor + 18, label)}`
  })
  const line = `<line x1="${edge.left}" y1="${floor}" x2="${size.width - edge.right}" y2="${floor}" stroke="#868f98" stroke-width="1"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}">${line}${drawn.join('')}</svg>`
  return { svg, texts: bars.flatMap(({ label, value }) => [label, String(value)]) }
}

function text(x: number, y: number, words: string): string {
  return svgText({ x, y, words, anchor: 'middle' })
}
