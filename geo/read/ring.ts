import { boundaryLimits } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Position, Ring } from '../shape.ts'

/** Counts vertices and polygons of one file. Problem: boundary-too-many. */
export interface Budget {
  addVertices(count: number): void
  addPolygon(): void
}

export interface BudgetLimits {
  readonly vertices: number
  readonly polygons: number
}

export function createBudget(limits: BudgetLimits = boundaryLimits): Budget {
  let vertices = 0
  let polygons = 0
  return {
    addVertices(count) {
      vertices += count
      if (vertices > limits.vertices) {
        throw refuse('boundary-too-many', { what: '界址点', limit: limits.vertices })
      }
    },
    addPolygon() {
      polygons += 1
      if (polygons > limits.polygons) {
        throw refuse('boundary-too-many', { what: '面', limit: limits.polygons })
      }
    },
  }
}

/** A position of finite numbers. Problem: boundary-number. @param place where it stands, in Chinese */
export function position(first: unknown, second: unknown, place: string): Position {
  if (typeof first !== 'number' || typeof second !== 'number' || !Number.isFinite(first) || !Number.isFinite(second)) {
    throw refuse('boundary-number', { place })
  }
  return [first, second]
}

/** Without the repeated first vertex at the end; null when fewer than three different vertices are left. */
export function openRing(positions: readonly Position[]): Ring | null {
  const different = positions.filter((point, index) => index === 0 || !isSame(point, positions[index - 1]))
  const last = different.at(-1)
  const ring = different.length > 1 && isSame(different[0], last) ? different.slice(0, -1) : different
  return ring.length < 3 ? null : ring
}

export function isSame(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]
}
