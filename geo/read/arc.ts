import type { Position } from '../shape.ts'

/** Largest distance of a chord from its arc, metres. */
export const arcToleranceMetres = 0.0001

/**
 * The points of an arc between two vertices, both left out, so that no chord is farther from it than the tolerance.
 *
 * @param bulge tangent of a quarter of the arc's angle, positive to the left of the way; not 0
 */
export function arcPoints([x1, y1]: Position, [x2, y2]: Position, bulge: number): readonly Position[] {
  const angle = 4 * Math.atan(bulge)
  const chord = Math.hypot(x2 - x1, y2 - y1)
  const radius = chord / (2 * Math.abs(Math.sin(angle / 2)))
  if (chord === 0 || !Number.isFinite(radius)) return []
  const step = 2 * Math.acos(Math.max(0, 1 - arcToleranceMetres / radius))
  const pieces = Math.min(Math.ceil(Math.abs(angle) / Math.max(step, 0.001)), 4096)
  const middle: Position = [(x1 + x2) / 2, (y1 + y2) / 2]
  const offset = (chord / 2) * ((1 - bulge * bulge) / (2 * bulge))
  const centre: Position = [middle[0] - ((y2 - y1) / chord) * offset, middle[1] + ((x2 - x1) / chord) * offset]
  const start = Math.atan2(y1 - centre[1], x1 - centre[0])
  return Array.from({ length: pieces - 1 }, (_, index) => {
    const turn = start + (angle * (index + 1)) / pieces
    return [centre[0] + radius * Math.cos(turn), centre[1] + radius * Math.sin(turn)]
  })
}
