import type { Boundary } from '#geo/boundary.ts'
import type { DeclaredCrs } from '#geo/crs.ts'
import { boundaryLimits } from '#geo/limits.ts'
import { dwgSentence, dwgVersion } from '#geo/read/dwg.ts'
import { refuse } from '#geo/refuse.ts'
import { lookInChild } from './children.ts'
import { seenKind, tellingBytes } from './content.ts'
import { attachmentKinds } from './kinds.ts'

/** A boundary file as it was understood; of a DWG only that it is kept, in a sentence. */
export type ReadBoundaryFile =
  | { readonly kind: 'read'; readonly boundary: Boundary }
  | { readonly kind: 'kept'; readonly sentence: string }

/** Looks at the first bytes alone. Throws ProblemError boundary-unknown-format; a zip may still turn out to be no shapefile. */
export function requireBoundaryFile(bytes: Uint8Array): void {
  if (dwgVersion(bytes) === null) formatOf(bytes)
}

type ReadFormat = 'geojson' | 'shapefile' | 'dxf'

function formatOf(bytes: Uint8Array): ReadFormat {
  const seen = seenKind(bytes.subarray(0, tellingBytes), bytes.subarray(-tellingBytes))
  const format = seen === 'zip' ? 'shapefile' : seen
  if (format === 'geojson' || format === 'dxf' || format === 'shapefile') return format
  throw refuse('boundary-unknown-format', { found: format === null ? null : attachmentKinds[format].label })
}

/**
 * Reads a 四至范围矢量图 in a child process, whatever the file. Throws ProblemError: boundary-unknown-format, those of
 * readBoundary, boundary-bomb, boundary-time-out, too-busy.
 *
 * @param layer of a DXF with several layers of closed lines, else null
 */
export async function readBoundaryFile(
  bytes: Uint8Array,
  declared: DeclaredCrs,
  layer: string | null = null,
): Promise<ReadBoundaryFile> {
  const version = dwgVersion(bytes)
  if (version !== null) return { kind: 'kept', sentence: dwgSentence(version) }
  if (bytes.length > boundaryLimits.bytes) throw refuse('boundary-too-large', { limitBytes: boundaryLimits.bytes })
  const reply = await lookInChild({ task: 'boundary', format: formatOf(bytes), bytes, declared, layer })
  if (reply.kind !== 'read') throw new Error('another answer was expected')
  return reply
}
