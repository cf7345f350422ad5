import type { AnyProblem } from '#core/error/problem.ts'
import type { Boundary } from '#geo/boundary.ts'
import type { DeclaredCrs } from '#geo/crs.ts'
import type { ArchiveKind } from './inspect.ts'

/** What a stranger's file is looked at for. */
export type AttachmentTask =
  | { readonly task: 'inspect'; readonly bytes: Uint8Array }
  | {
      readonly task: 'boundary'
      readonly format: 'geojson' | 'shapefile' | 'dxf'
      readonly bytes: Uint8Array
      readonly declared: DeclaredCrs
      readonly layer: string | null
    }

export type AttachmentReply =
  | { readonly kind: 'inspected'; readonly found: ArchiveKind | null }
  | { readonly kind: 'read'; readonly boundary: Boundary }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
