import { z } from 'zod'
import { malformed } from '#core/error/malformed.ts'
import type { Boundary } from '#geo/boundary.ts'
import { type DeclaredCrs, isEpsgCode } from '#geo/crs.ts'
import { dwgVersion } from '#geo/read/dwg.ts'
import { readBoundaryFile, requireBoundaryFile } from '../attachments/read-boundary.ts'
import { keptView, type StoredView, viewOf } from './boundary-summary.ts'

/** What the uploader says of a boundary file. */
export interface BoundaryAsked {
  readonly crs?: '4490' | '4549' | '4528' | 'local' | undefined
  /** JSON of a LocalGrid. */
  readonly grid?: string | undefined
  readonly layer?: string | undefined
}

export interface UploadedBoundary {
  readonly view: StoredView
  /** Null for a DWG. */
  readonly boundary: Boundary | null
}

/**
 * Throws ProblemError malformed-request (no coordinate system, a grid without its parameters), and those of boundaries: what
 * is no boundary file at all is told so first, whatever its name says and whether or not a system was declared.
 */
export async function readUploadedBoundary(bytes: Uint8Array, asked: BoundaryAsked): Promise<UploadedBoundary> {
  requireBoundaryFile(bytes)
  // A DWG is kept and not read: it needs no system.
  const declared = dwgVersion(bytes) === null ? declaredCrs(asked) : ({ kind: 'epsg', code: 4549 } as const)
  const read = await readBoundaryFile(bytes, declared, asked.layer ?? null)
  if (read.kind === 'kept') return { view: keptView(read.sentence), boundary: null }
  return { view: viewOf(read.boundary), boundary: read.boundary }
}

const words = z.string().trim().min(2).max(200)
const gridSchema = z.strictObject({
  name: words,
  source: words,
  order: z.enum(['east-north', 'north-east']),
  shiftEast: z.number(),
  shiftNorth: z.number(),
  rotationSeconds: z.number().min(-1_296_000).max(1_296_000),
  scalePpm: z.number().min(-10_000).max(10_000),
})

/** Throws ProblemError malformed-request. */
export function declaredCrs({ crs, grid }: Pick<BoundaryAsked, 'crs' | 'grid'>): DeclaredCrs {
  if (crs === undefined) throw malformed('crs', 'which coordinate system')
  if (crs !== 'local') {
    const code = Number(crs)
    if (!isEpsgCode(code)) throw malformed('crs', 'not a coordinate system of ours')
    return { kind: 'epsg', code }
  }
  const parsed = gridSchema.safeParse(jsonOf(grid ?? ''))
  if (!parsed.success) throw malformed('grid', 'a local grid needs name, source, order and its four parameters')
  return { kind: 'local', grid: parsed.data }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
