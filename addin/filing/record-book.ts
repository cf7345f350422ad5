import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Cells } from '#core/form/form.ts'
import type { Fields, FilingConflict } from './difference.ts'

/** What this device knows of the filing that a 申请表 became. */
export interface FilingRecord {
  /** Its place in the book. */
  readonly key: string
  readonly uscc: string
  readonly projectName: string
  /** Sent and not yet acknowledged: sent again as it was, it is the same filing. */
  readonly creating: { readonly request: string; readonly cells: Cells } | null
  /** Null until the district has it. */
  readonly filing: {
    readonly id: string
    readonly number: string
    readonly revision: number
    /** What the district holds. */
    readonly cells: Fields
    /** ISO 8601 */
    readonly at: string
  } | null
  readonly conflicts: readonly FilingConflict[]
}

interface FilingSchema extends DBSchema {
  records: { key: [scope: string, key: string]; value: FilingRecord }
}

/** The filings of an account on this device, kept where the browser keeps anything. */
export interface RecordBook {
  /** By credit code and name of the project. */
  readonly find: (uscc: string, projectName: string) => FilingRecord | null
  readonly put: (record: FilingRecord) => Promise<void>
}

/** A database of its own: that of the pane stays as older pages know it. */
async function openRecords(): Promise<IDBPDatabase<FilingSchema> | null> {
  try {
    return await openDB<FilingSchema>('parcel-checkup-filings', 1, {
      upgrade: (database) => {
        database.createObjectStore('records')
      },
    })
  } catch {
    return null
  }
}

/** @param scope server and account */
export async function openRecordBook(scope: string): Promise<RecordBook> {
  const database = await openRecords()
  const stored = (await database?.getAll('records', IDBKeyRange.bound([scope], [scope, []]))) ?? []
  const records = new Map(stored.map((record) => [record.key, record]))
  return {
    find: (uscc, projectName) =>
      [...records.values()].find((record) => record.uscc === uscc && record.projectName === projectName) ?? null,
    put: async (record) => {
      records.set(record.key, record)
      await database?.put('records', record, [scope, record.key])
    },
  }
}
