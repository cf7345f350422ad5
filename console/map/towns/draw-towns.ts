import { hatchPixels } from '../look/hatch.ts'
import { token } from '../look/token.ts'
import type { Box, TownColumns } from '../worker/protocol.ts'
import { pathOf } from './path.ts'
import { type PictureSize, townAreas } from './town-areas.ts'
import { townLabels } from './town-labels.ts'
import { townWords } from './town-words.ts'
import type { TownMap } from './use-town-map.ts'

/** The picture of 街镇 as pixels: what is saved as a file. @param ratio device pixels of a px */
export function drawTowns(
  towns: readonly TownColumns[],
  map: TownMap,
  box: Box,
  size: Omit<PictureSize, 'right'>,
  ratio: number,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = size.width * ratio
  canvas.height = size.height * ratio
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no pictures')
  pen.scale(ratio, ratio)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, size.width, size.height)
  const areas = townAreas(towns, box, { ...size, right: 0 })
  for (const { townCode, outlines } of areas) {
    const look = map.colouring.looks.find(({ key }) => key === map.lookOf(townCode))
    const path = new Path2D(pathOf(outlines))
    pen.fillStyle = token(look?.fill ?? '--n-fill')
    pen.fill(path)
    if (look !== undefined && look.hatch.kind !== 'none') pen.fillStyle = hatchOf(pen, look.hatch) ?? pen.fillStyle
    pen.fill(path)
    pen.strokeStyle = token('--ink-2')
    pen.lineWidth = 1
    pen.stroke(path)
  }
  pen.textAlign = 'center'
  pen.lineJoin = 'round'
  for (const { at, name, text } of townLabels(areas, (townCode) => townWords(map, townCode), size.width)) {
    for (const [line, y, weight] of [
      [name, at[1], 700],
      [text, at[1] + 14, 400],
    ] as const) {
      pen.font = `${weight} 12px ${token('--font')}`
      pen.strokeStyle = '#fff'
      pen.lineWidth = 3
      pen.strokeText(line, at[0], y)
      pen.fillStyle = token('--ink-1')
      pen.fillText(line, at[0], y)
    }
  }
  return canvas
}

function hatchOf(pen: CanvasRenderingContext2D, hatch: Parameters<typeof hatchPixels>[0]): CanvasPattern | null {
  const cell = document.createElement('canvas')
  const pixels = hatchPixels(hatch, 1)
  cell.width = pixels.width
  cell.height = pixels.height
  cell.getContext('2d')?.putImageData(pixels, 0, 0)
  return pen.createPattern(cell, 'repeat')
}
