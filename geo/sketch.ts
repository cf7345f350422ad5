import { extentOf, type Polygon, type Position, ringsOf, vertexCount } from './shape.ts'

/** Millimetres on paper; on a screen the picture grows with its width. */
export interface SketchSize {
  readonly width: number
  readonly height: number
}

/** A drawing to scale with north above, in SVG, with every text in it for whoever checks the fonts. */
export interface Sketch {
  readonly svg: string
  readonly texts: readonly string[]
}

const margin = { left: 4, right: 12, top: 5, bottom: 9 }
/** More vertices are drawn without dots; more still without numbers. */
const mostDots = 80
const mostNumbers = 24
const ink = '#1b2127'
const letters = 2.6

/** @param plane east and north in metres, at least one vertex: `Boundary.plane` */
export function boundarySketch(plane: readonly Polygon[], { width, height }: SketchSize): Sketch {
  const { min, max } = extentOf(plane)
  const span: Position = [Math.max(max[0] - min[0], 0.01), Math.max(max[1] - min[1], 0.01)]
  const room: Position = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const scale = Math.min(room[0] / span[0], room[1] / span[1])
  const left = margin.left + (room[0] - span[0] * scale) / 2
  const bottom = margin.top + (room[1] + span[1] * scale) / 2
  const place = ([east, north]: Position): string =>
    `${short(left + (east - min[0]) * scale)} ${short(bottom - (north - min[1]) * scale)}`
  const bar = scaleBar(room[0] / scale)
  const texts = ['北', bar.label]
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}mm" height="${height}mm" role="img" aria-label="四至范围示意图" font-family="sans-serif" font-size="${letters}" fill="${ink}">`,
    `<rect x="0.1" y="0.1" width="${width - 0.2}" height="${height - 0.2}" fill="none" stroke="#868f98" stroke-width="0.2"/>`,
    `<path d="${plane
      .flatMap(ringsOf)
      .map((ring) => `M${ring.map(place).join('L')}Z`)
      .join('')}" fill="#e9f4fb" fill-rule="evenodd" stroke="${ink}" stroke-width="0.4" stroke-linejoin="round"/>`,
    ...vertexMarks(plane, place, texts),
    northArrow(width),
    barDrawing(bar, scale, height),
    '</svg>',
  ]
  return { svg: parts.join(''), texts }
}

function vertexMarks(
  plane: readonly Polygon[],
  place: (position: Position) => string,
  texts: string[],
): readonly string[] {
  const count = vertexCount(plane)
  if (count > mostDots) return []
  const vertices = plane.flatMap(ringsOf).flat()
  return vertices.map((vertex, index) => {
    const [x = '0', y = '0'] = place(vertex).split(' ')
    const dot = `<circle cx="${x}" cy="${y}" r="0.55" fill="#ffffff" stroke="${ink}" stroke-width="0.25"/>`
    if (count > mostNumbers) return dot
    texts.push(`J${index + 1}`)
    return `${dot}<text x="${short(Number(x) + 0.9)}" y="${short(Number(y) - 0.7)}" font-size="2.1">J${index + 1}</text>`
  })
}

function northArrow(width: number): string {
  const x = width - 5
  return `<text x="${x}" y="5" text-anchor="middle">北</text><path d="M${x} 14V6.4M${x - 1.3} 8.6L${x} 6.2L${x + 1.3} 8.6" fill="none" stroke="${ink}" stroke-width="0.4"/>`
}

export interface Bar {
  readonly metres: number
  readonly label: string
}

/** The longest of 1, 2, 5 × 10^n metres that is not longer than a third of the picture. */
export function scaleBar(metresAcross: number): Bar {
  const power = 10 ** Math.floor(Math.log10(metresAcross / 3))
  const metres = [5, 2, 1].map((digit) => digit * power).find((length) => length <= metresAcross / 3) ?? power
  const label = metres >= 1000 ? `${short(metres / 1000)} km` : `${short(metres)} m`
  return { metres, label }
}

function barDrawing({ metres, label }: Bar, scale: number, height: number): string {
  const [x, y, length] = [margin.left, height - 3, metres * scale]
  return `<path d="M${x} ${y - 1.2}V${y}H${short(x + length)}V${y - 1.2}" fill="none" stroke="${ink}" stroke-width="0.4"/><text x="${short(x + length + 1.2)}" y="${y}">${label}</text>`
}

/** Two decimals are a hundredth of a millimetre. */
function short(value: number): string {
  return `${Number(value.toFixed(2))}`
}
