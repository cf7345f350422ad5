import type { Kysely } from 'kysely'
import type { BaseEntry } from '#core/api/base-parcels.ts'
import { entryStates, eventKinds } from '#core/base-map/entry-state.ts'
import { fieldsOfKind } from '#core/base-map/fields.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { headingOf } from '#core/form/form.ts'
import { townName } from '#core/vocabulary/district.ts'
import { distinct } from '../collections.ts'
import { parcelsOfEntries } from '../db/base-entries.ts'
import { importPlaces } from '../db/base-imports.ts'
import type { BaseEntryTable } from '../db/base-map-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { EntryCandidate } from './comparison-lines.ts'
import { storedKind } from './keeper.ts'

/** Lines of lists and leads as they travel, with the parcels they touch. */
export async function entryBodies(
  db: Kysely<Schema>,
  district: string,
  entries: readonly BaseEntryTable[],
): Promise<BaseEntry[]> {
  const ids = entries.map(({ id }) => id)
  const parcels = await parcelsOfEntries(db, district, ids)
  const places = await importPlaces(db, district, distinct(entries.flatMap((entry) => entry.import ?? [])))
  return entries.map((entry) => entryBody(entry, parcels.get(entry.id) ?? [], places))
}

function entryBody(
  entry: BaseEntryTable,
  parcelCodes: readonly string[],
  places: Awaited<ReturnType<typeof importPlaces>>,
): BaseEntry {
  const kind = storedKind(entry.kind)
  const values = JSON.parse(entry.entry_values) as RecordValues
  const file = places.get(entry.import ?? '')
  return {
    id: entry.id,
    revision: entry.revision,
    kind,
    year: entry.year,
    event: eventKinds.find((event) => event === entry.event) ?? null,
    day: entry.day,
    place:
      file === undefined || entry.row_number === null
        ? null
        : { file: file.file_name, sheet: file.sheet, row: entry.row_number },
    import: entry.import,
    values: Object.entries(fieldsOfKind(kind)).flatMap(([key, field]) => {
      const value = values[key]
      if (value === undefined) return []
      const shown = key === 'townCode' && typeof value === 'string' ? (townName(value) ?? value) : value
      return [{ label: headingOf(field), value: shown }]
    }),
    parcelCodes: [...parcelCodes],
    candidates: parcelCodes.length > 0 ? [] : (JSON.parse(entry.candidates) as EntryCandidate[]),
    state: entryStates.find((state) => state === entry.state) ?? 'open',
    decided:
      entry.decided_at === null
        ? null
        : { by: entry.decided_by ?? '', at: entry.decided_at, reason: entry.decided_reason },
  }
}
