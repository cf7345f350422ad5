import type { CellValue } from '#core/form/field.ts'
import type { Layer, LayeredFields, LayerFields } from '#core/record/layer.ts'
import type { RowVersionTable } from '../db/schema.ts'
import { layerNamed } from './table.ts'

/** One change of one layer of a row, as it was made. */
export interface Version {
  readonly revision: number
  readonly layer: Layer
  readonly fields: LayerFields
  readonly username: string
  readonly by: string
  readonly batch: string
  readonly at: string
  readonly source: string
}

export function versionOf(row: RowVersionTable): Version {
  const { revision, layer, fields, username, by_name, batch, at, source } = row
  return {
    revision,
    layer: layerNamed(layer),
    fields: JSON.parse(fields) as LayerFields,
    username,
    by: by_name,
    batch,
    at,
    source,
  }
}

/** The layers as they stood at that revision. Versions are in order. */
export function layersAt(versions: readonly Version[], revision: number): LayeredFields {
  const layered: Partial<Record<Layer, Record<string, CellValue | null>>> = {}
  for (const version of versions) {
    if (version.revision <= revision) layered[version.layer] = { ...layered[version.layer], ...version.fields }
  }
  return layered
}

/** The last change of a field in a layer. */
export function lastChange(versions: readonly Version[], layer: Layer, field: string): Version | null {
  return versions.findLast((version) => version.layer === layer && field in version.fields) ?? null
}
