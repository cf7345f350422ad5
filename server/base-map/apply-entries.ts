import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { recordReader } from '#core/base-map/read-record.ts'
import type { CellInput } from '#core/form/parse.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { changePage } from '../db/base-comparisons.ts'
import { insertEntries, insertEntryParcels } from '../db/base-entries.ts'
import { wholeRecords } from '../db/base-imports.ts'
import type { BaseEntryTable } from '../db/base-map-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import { type Application, stale } from './apply-base.ts'
import { entryHash } from './compare-entries.ts'
import type { ChangeDetail } from './comparison-lines.ts'
import { entryLine } from './entry-line.ts'

const linesAtOnce = 200
const added = { kinds: ['new'], town: null, field: null, areaState: null, text: null }

/** Takes in the lines of a list that are not on file yet, with the parcels they name. */
export async function applyEntries(db: Kysely<Schema>, { stored, place, stamp }: Application): Promise<void> {
  const { district, at, grant } = stamp
  const read = recordReader(stored.kind, stored.headings, stored.mapping, yearOf(stamp.today))
  let after = 0
  for (;;) {
    const lines = await changePage(db, place, added, { after, limit: linesAtOnce })
    const last = lines.at(-1)
    if (last === undefined) return
    after = last.number
    const records = await wholeRecords(
      db,
      district,
      stored.line.id,
      lines.flatMap(({ record }) => record ?? []),
    )
    const firstSeq = await takeNumbers(db, district, 'base-entry', lines.length)
    const entries: BaseEntryTable[] = []
    const parcels: { district: string; parcel_code: string; entry: string }[] = []
    for (const [index, line] of lines.entries()) {
      const record = records.get(line.record ?? 0)
      const { entry } = JSON.parse(line.detail) as ChangeDetail
      if (record === undefined || entry === null) throw stale()
      const { values } = read(JSON.parse(record.record_cells) as readonly CellInput[])
      const id = randomUUID()
      entries.push(
        entryLine({
          district,
          id,
          seq: firstSeq + index,
          kind: stored.kind,
          import: stored.line.id,
          row: record.row_number,
          hash: entryHash(stored.kind, values),
          values,
          entry,
          at,
          by: grant.actor,
        }),
      )
      for (const parcelCode of entry.parcelCodes) parcels.push({ district, parcel_code: parcelCode, entry: id })
    }
    await insertEntries(db, entries)
    await insertEntryParcels(db, parcels)
  }
}
