import type { Vertex } from './boundary.ts'
import type { Box } from './protocol.ts'

/** Mercator y of a latitude in degrees, of the same unit as a longitude in degrees. */
function mercator(latitude: number): number {
  const radians = (latitude * Math.PI) / 180
  return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI
}

/** Places a box in the middle of a picture, as large as it fits: pixels from the top left. */
export function projectionOf([west, south, east, north]: Box, width: number, height: number) {
  const top = mercator(north)
  const bottom = mercator(south)
  const scale = Math.min(width / Math.max(east - west, 1e-6), height / Math.max(top - bottom, 1e-6))
  const left = (width - (east - west) * scale) / 2
  const above = (height - (top - bottom) * scale) / 2
  return ([longitude, latitude]: Vertex): Vertex => [
    left + (longitude - west) * scale,
    above + (top - mercator(latitude)) * scale,
  ]
}
