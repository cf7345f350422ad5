import type { RecordValues } from '#core/base-map/read-record.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import type { Actor } from '../actions/actor.ts'
import type { BaseEntryTable } from '../db/base-map-tables.ts'
import { textOrNull } from '../rows/state.ts'
import type { EntryCandidate } from './comparison-lines.ts'

export interface EntryFacts {
  readonly district: string
  readonly id: string
  readonly seq: number
  readonly kind: SourceKind
  readonly import: string | null
  readonly row: number | null
  readonly hash: string
  readonly values: RecordValues
  readonly entry: { readonly parcelCodes: readonly string[]; readonly candidates: readonly EntryCandidate[] }
  readonly at: string
  readonly by: Pick<Actor, 'username' | 'name'>
}

/** A line of a list, or a lead, as it is stored when it comes in. */
export function entryLine({ district, id, seq, kind, values, entry, at, by, ...rest }: EntryFacts): BaseEntryTable {
  return {
    district,
    id,
    seq,
    revision: 1,
    kind,
    import: rest.import,
    row_number: rest.row,
    content_hash: rest.hash,
    year: typeof values.year === 'number' ? String(values.year) : null,
    event: kind === 'change' ? (textOrNull(values.event) ?? '其他') : null,
    day: textOrNull(values.day) ?? textOrNull(values.listedOn) ?? textOrNull(values.dueOn),
    entry_values: JSON.stringify(values),
    state: 'open',
    matched: entry.parcelCodes.length > 0 ? 1 : 0,
    candidates: JSON.stringify(entry.candidates),
    search: [...entry.parcelCodes, ...Object.values(values).map((value) => String(value))].join('\n').toLowerCase(),
    username: by.username,
    by_name: by.name,
    at,
    decided_by: null,
    decided_at: null,
    decided_reason: null,
  }
}
