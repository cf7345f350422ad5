import { saveBlob } from '#ui/chart/chart-picture.ts'
import { count } from '#ui/number.ts'
import type { Colouring, Look } from '../look/colouring.ts'
import { dotRadius, hatchCells, hatchInk, hatchPen } from '../look/hatch.ts'
import { token } from '../look/token.ts'
import type { PrintedMap } from '../map-words.ts'

/** What is drawn into the picture that leaves the page. */
export interface MapPicture {
  /** The map as drawn, `ratio` device pixels a px. */
  readonly pixels: HTMLCanvasElement
  readonly ratio: number
  readonly colouring: Colouring
  /** Parcels on the map, or 街镇, by look. */
  readonly counts: ReadonlyMap<string, number>
  readonly counted: '宗' | '个'
  readonly words: PrintedMap
  /** Length of the scale bar in px, and what it stands for. */
  readonly scale: { readonly width: number; readonly text: string } | null
}

const margin = 16
const headHeight = 64
const legendRow = 24
const swatch = { width: 22, height: 14 }

/** Saves the map as a PNG that stands alone: title above, legend, scale and source below. */
export function saveMapPicture({ pixels, ratio, colouring, counts, counted, words, scale }: MapPicture): void {
  const { title, unit, looks } = colouring
  const width = pixels.width / ratio + 2 * margin
  const columns = Math.max(1, Math.floor((width - 2 * margin) / 190))
  const legendHeight = (Math.ceil(looks.length / columns) + 1) * legendRow
  const mapHeight = pixels.height / ratio
  const height = headHeight + mapHeight + legendHeight + 24 + words.foot.length * 18 + margin
  const canvas = document.createElement('canvas')
  canvas.width = width * ratio
  canvas.height = height * ratio
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.scale(ratio, ratio)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  const [ink1, ink2, font] = [token('--ink-1'), token('--ink-2'), token('--font')]
  const write = (text: string, x: number, y: number, style = '12px', colour = ink2): void => {
    pen.font = `${style} ${font}`
    pen.fillStyle = colour
    pen.fillText(text, x, y, width - x - margin)
  }
  write(words.title, margin, 30, '700 16px', ink1)
  write(words.subtitle, margin, 50)
  pen.drawImage(pixels, margin, headHeight, width - 2 * margin, mapHeight)
  pen.strokeStyle = token('--line-1')
  pen.strokeRect(margin, headHeight, width - 2 * margin, mapHeight)
  const top = headHeight + mapHeight + 12
  write(unit === '' ? title : `${title}（${unit}）`, margin, top + 12, '700 13px', ink1)
  for (const [index, look] of looks.entries()) {
    const x = margin + (index % columns) * 190
    const y = top + legendRow * (1 + Math.floor(index / columns))
    drawSwatch(pen, look, x, y)
    write(`${look.label}　${count(counts.get(look.key) ?? 0)} ${counted}`, x + swatch.width + 8, y + 11, '12px', ink1)
  }
  if (scale !== null) drawScale(pen, scale, width - margin, top + 8, ink1, font)
  for (const [index, line] of words.foot.entries()) {
    write(line, margin, height - margin - (words.foot.length - 1 - index) * 18)
  }
  canvas.toBlob((blob) => {
    if (blob !== null) saveBlob(blob, `${words.title}.png`)
  })
}

/** The drawn map with its scale in the corner, which shrinks with it on paper. */
export function pictureWithScale(
  pixels: HTMLCanvasElement,
  ratio: number,
  scale: NonNullable<MapPicture['scale']>,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = pixels.width
  canvas.height = pixels.height
  const pen = canvas.getContext('2d')
  pen?.drawImage(pixels, 0, 0)
  pen?.scale(ratio, ratio)
  if (pen !== null) {
    drawScale(pen, scale, canvas.width / ratio - margin, canvas.height / ratio - 20, token('--ink-1'), token('--font'))
  }
  return canvas
}

function drawSwatch(pen: CanvasRenderingContext2D, { fill, line, hatch }: Look, x: number, y: number): void {
  const { width, height } = swatch
  const { size, lines, dots } = hatchCells[hatch.kind]
  pen.save()
  pen.translate(x, y)
  pen.beginPath()
  pen.rect(0, 0, width, height)
  pen.fillStyle = token(fill)
  pen.fill()
  pen.clip()
  pen.strokeStyle = pen.fillStyle = hatchInk[hatch.ink]
  pen.lineWidth = hatchPen
  for (let left = 0; left < width; left += size) {
    for (let top = 0; top < height; top += size) {
      pen.beginPath()
      for (const [x1, y1, x2, y2] of lines) {
        pen.moveTo(left + x1, top + y1)
        pen.lineTo(left + x2, top + y2)
      }
      pen.stroke()
      for (const [dotX, dotY] of dots) {
        pen.beginPath()
        pen.arc(left + dotX, top + dotY, dotRadius, 0, 2 * Math.PI)
        pen.fill()
      }
    }
  }
  pen.restore()
  pen.strokeStyle = token(line)
  pen.lineWidth = 1
  pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
}

function drawScale(
  pen: CanvasRenderingContext2D,
  { width, text }: NonNullable<MapPicture['scale']>,
  right: number,
  y: number,
  ink: string,
  font: string,
): void {
  pen.strokeStyle = ink
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.moveTo(right - width, y)
  pen.lineTo(right - width, y + 6)
  pen.lineTo(right, y + 6)
  pen.lineTo(right, y)
  pen.stroke()
  pen.font = `12px ${font}`
  pen.fillStyle = ink
  pen.textAlign = 'end'
  pen.fillText(text, right - width - 6, y + 8)
  pen.textAlign = 'start'
}
