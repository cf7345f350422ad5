import type { BaseConflict } from '#core/api/base-map-shapes.ts'
import { type SourceKind, sourceKindNames } from '#core/base-map/source-kind.ts'
import { baseText } from '../field-words.ts'
import { placeText } from '../place-text.ts'

export interface ConflictRecordsProps {
  readonly kind: SourceKind
  readonly conflict: BaseConflict
}

/** The records that contradict or compete, side by side: where each comes from, what it says. */
export function ConflictRecords({ kind, conflict: { field, records } }: ConflictRecordsProps) {
  return (
    <ul class="base-records">
      {records.map(({ source, place, parcelCode, value, summary }) => (
        <li key={`${source ?? ''} ${place?.file ?? ''} ${place?.row ?? ''} ${parcelCode ?? ''} ${summary}`}>
          <p class="row">
            <span class="badge">{sourceName(source, field)}</span>
            {parcelCode !== null && <span class="nb">{parcelCode}</span>}
          </p>
          {field !== null && <p class="base-value">{baseText(source ?? kind, field, value)}</p>}
          {summary !== '' && <p>{summary}</p>}
          {place !== null && <p class="cap">{placeText(place, true)}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Without a source: a value that a person gave, or a parcel that is there already. */
function sourceName(source: SourceKind | null, field: string | null): string {
  if (source !== null) return sourceKindNames[source]
  return field === null ? '现有地块' : '人工'
}
