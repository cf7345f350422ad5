/** Patterns that tell looks apart without colour. */
export type HatchKind = 'none' | 'dots' | 'diagonal' | 'cross' | 'wide'

export interface Hatch {
  readonly kind: HatchKind
  /** Dark on pale fills, pale on dark ones. */
  readonly ink: 'dark' | 'pale'
}

export const hatchInk = { dark: 'rgba(27, 33, 39, 0.55)', pale: 'rgba(255, 255, 255, 0.6)' } as const
export const hatchPen = 1.25
export const dotRadius = 1.4

/** A cell that repeats, in px: lines that go on into the next cell, and dots. */
export interface HatchCell {
  readonly size: number
  readonly lines: readonly (readonly [number, number, number, number])[]
  readonly dots: readonly (readonly [number, number])[]
}

function rising(size: number): HatchCell['lines'] {
  return [
    [-2, 2, 2, -2],
    [-2, size + 2, size + 2, -2],
    [size - 2, size + 2, size + 2, size - 2],
  ]
}

function falling(size: number): HatchCell['lines'] {
  return rising(size).map(([x1, y1, x2, y2]) => [x1, size - y1, x2, size - y2])
}

export const hatchCells: Readonly<Record<HatchKind, HatchCell>> = {
  none: { size: 8, lines: [], dots: [] },
  dots: {
    size: 8,
    lines: [],
    dots: [
      [2, 2],
      [6, 6],
    ],
  },
  diagonal: { size: 8, lines: rising(8), dots: [] },
  cross: { size: 8, lines: [...rising(8), ...falling(8)], dots: [] },
  wide: { size: 12, lines: falling(12), dots: [] },
}

/** One cell as pixels. @param ratio device pixels of a px */
export function hatchPixels({ kind, ink }: Hatch, ratio: number): ImageData {
  const { size, lines, dots } = hatchCells[kind]
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * ratio
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no pictures')
  pen.scale(ratio, ratio)
  pen.strokeStyle = pen.fillStyle = hatchInk[ink]
  pen.lineWidth = hatchPen
  pen.beginPath()
  for (const [x1, y1, x2, y2] of lines) {
    pen.moveTo(x1, y1)
    pen.lineTo(x2, y2)
  }
  pen.stroke()
  for (const [x, y] of dots) {
    pen.beginPath()
    pen.arc(x, y, dotRadius, 0, 2 * Math.PI)
    pen.fill()
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
