import type { Vertex } from './boundary.ts'
import { projectionOf } from './projection.ts'
import type { PictureOrder } from './protocol.ts'
import type { KeptParcel } from './town.ts'

/** Device pixels around the parcels. */
const margin = 32

/** Draws all parcels into one picture, each by its look: fill, then outline. */
export function drawPicture(parcels: Iterable<KeptParcel>, order: PictureOrder): ImageBitmap {
  const { width, height, fills, lines, looks } = order
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no pictures in a worker')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.lineWidth = 1
  const place = projectionOf(order.box, width - order.right - 2 * margin, height - 2 * margin)
  pen.translate(margin, margin)
  const trace = (ring: readonly Vertex[]): void => {
    for (const [index, vertex] of ring.entries()) {
      const [x, y] = place(vertex)
      if (index === 0) pen.moveTo(x, y)
      else pen.lineTo(x, y)
    }
    pen.closePath()
  }
  for (const { number, boundary } of parcels) {
    const look = looks[number] ?? 0
    const fill = fills[look] ?? ''
    if (fill === '') continue
    pen.beginPath()
    for (const rings of boundary) for (const ring of rings) trace(ring)
    pen.fillStyle = fill
    pen.fill('evenodd')
    pen.strokeStyle = lines[look] ?? fill
    pen.stroke()
  }
  return canvas.transferToImageBitmap()
}
