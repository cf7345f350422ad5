import { type BaseState, emptyBase, type RowLayers, type StoredChoice } from '#core/base-map/plan.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { type BaseSourceKind, baseSourceKinds } from '#core/base-map/source-kind.ts'
import type { LayerFields } from '#core/record/layer.ts'
import type { BaseParcelTable } from '../db/base-map-tables.ts'
import type { RowState } from '../rows/state.ts'

/** What a source says of a parcel, and where it says so. */
export interface SourceRecord {
  readonly import: string | null
  readonly file: string
  readonly sheet: string | null
  readonly row: number
  readonly at: string
  readonly values: RecordValues
}

export type SourceRecords = Readonly<Partial<Record<BaseSourceKind, SourceRecord>>>

export function sourcesOf(parcel: Pick<BaseParcelTable, 'sources'>): SourceRecords {
  return JSON.parse(parcel.sources) as SourceRecords
}

export function stateOf(parcel: BaseParcelTable | undefined): BaseState {
  if (parcel === undefined) return emptyBase
  const sources = sourcesOf(parcel)
  return {
    sources: Object.fromEntries(
      baseSourceKinds.flatMap((kind) => {
        const record = sources[kind]
        return record === undefined ? [] : [[kind, record.values]]
      }),
    ),
    choices: JSON.parse(parcel.choices) as Readonly<Record<string, StoredChoice>>,
    stated: JSON.parse(parcel.stated) as LayerFields,
  }
}

export function layersOfRow(row: RowState | null): RowLayers | null {
  if (row === null) return null
  return { department: row.layered.department ?? {}, reported: row.layered.reported ?? {}, effective: row.effective }
}
