import type { Vertex } from '../worker/boundary.ts'

/** Rings as a path, to a tenth of a px. */
export function pathOf(rings: readonly (readonly Vertex[])[]): string {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('')
}
