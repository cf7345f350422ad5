import type { ValueFault } from '#core/base-map/read-record.ts'
import { type RecordValues, recordReader } from '#core/base-map/read-record.ts'
import type { CellInput } from '#core/form/parse.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { todayInShanghai } from '../clock.ts'
import { type RecordLine, recordsAfter } from '../db/base-imports.ts'
import type { Service } from '../service.ts'
import type { StoredImport } from './stored-import.ts'

/** A record with its values read by the mapping. */
export interface MappedRecord {
  readonly line: RecordLine
  readonly values: RecordValues
  readonly faults: readonly ValueFault[]
  /** Sentences about its boundary. */
  readonly boundaryFaults: readonly string[]
}

const recordsAtOnce = 400

/** The records of an import in order, a few hundred at a time: what is not yet asked for is not in memory. */
export async function* mappedRecords(
  service: Service,
  { line, kind, headings, mapping }: StoredImport,
): AsyncGenerator<readonly MappedRecord[], void> {
  const read = recordReader(kind, headings, mapping, yearOf(todayInShanghai(service.clock)))
  let after = 0
  for (;;) {
    const lines = await service.database.read((db) => recordsAfter(db, line.district, line.id, after, recordsAtOnce))
    if (lines.length === 0) return
    yield lines.map((one) => {
      const { values, faults } = read(JSON.parse(one.record_cells) as readonly CellInput[])
      return { line: one, values, faults, boundaryFaults: JSON.parse(one.faults) as readonly string[] }
    })
    after = lines.at(-1)?.number ?? after
  }
}
