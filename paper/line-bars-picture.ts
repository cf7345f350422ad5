import { type Picture, svgBox, svgPicture, svgText } from './svg-parts.ts'

export interface BarPiece {
  /** 0–1 of the whole length. */
  readonly share: number
  readonly fill: string
  readonly outline: string
  /** Drawn on it where there is room. */
  readonly words: string
  readonly ink: string
  /** An estimate is outlined in dashes on white. */
  readonly isDashed: boolean
}

export interface BarLine {
  readonly label: string
  readonly pieces: readonly BarPiece[]
  /** Behind the bar. */
  readonly figure: string
}

export interface LineBars {
  /** Of the picture, its text 11 high; 700 make 180 mm. */
  readonly width: number
  /** Of the column of labels and of that of figures. */
  readonly labels: number
  readonly figures: number
  readonly lines: readonly BarLine[]
}

const step = 15
const thick = 10.5
const size = 11
/** A character of the text needs so much. */
const character = 7

/** Bars below one another, each with its label before it and its figure behind it. */
export function lineBarsPicture({ width, labels, figures, lines }: LineBars): Picture {
  const room = width - labels - figures
  const parts = lines.flatMap(({ label, pieces, figure }, index) => {
    const top = index * step + 2
    const base = top + thick - 1.5
    let from = labels
    const drawn = pieces.flatMap(({ share, fill, outline, words, ink, isDashed }) => {
      const length = share * room
      if (length <= 0) return []
      const look = `fill="${fill}" stroke="${outline}" stroke-width="0.6"${isDashed ? ' stroke-dasharray="2 1.5"' : ''}`
      const box = svgBox(from, top, length, thick, look)
      const middle = from + length / 2
      from += length
      const fits = words.length * character <= length
      return fits ? [box, svgText({ x: middle, y: base, words, size: 9.5, anchor: 'middle', fill: ink })] : [box]
    })
    return [
      svgText({ x: labels - 8, y: base, words: label, size, anchor: 'end' }),
      svgBox(labels, top, room, thick, 'fill="#ffffff" stroke="#dfe3e7" stroke-width="0.4"'),
      ...drawn,
      svgText({ x: width - figures + 8, y: base, words: figure, size }),
    ]
  })
  const texts = lines.flatMap(({ label, pieces, figure }) => [label, figure, ...pieces.map(({ words }) => words)])
  return { svg: svgPicture(width, lines.length * step + 2, parts), texts }
}
