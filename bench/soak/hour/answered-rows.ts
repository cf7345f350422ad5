import type { PushAnswer, PushBody } from '#core/api/rows.ts'
import { openReader } from '#server/db/reader.ts'

export type Fields = PushBody['rows'][number]['fields']

/** What was acknowledged while the load ran, to be looked for when it is over. */
export interface AnsweredRows {
  /**
   * @param sent what each row was sent with, by its key
   * @param batch the record knows the rows by; null where the server gave them ones of its own
   */
  add(sent: ReadonlyMap<string, Fields>, answer: PushAnswer, batch: string | null): void
  readonly batches: number
  readonly rows: number
  readonly conflicts: number
  /** Looks for every acknowledged value in the record of changes, and for every one that lost in the ledger of conflicts. */
  missingIn(database: string): Promise<readonly string[]>
}

interface Answered {
  readonly batch: string | null
  readonly key: string
  /** As they were sent, without those that met another's value. */
  readonly fields: Fields
  /** Those that did. */
  readonly lost: Fields
}

export function createAnsweredRows(): AnsweredRows {
  const rows: Answered[] = []
  let batches = 0
  let conflicts = 0
  return {
    get batches() {
      return batches
    },
    get rows() {
      return rows.length
    },
    get conflicts() {
      return conflicts
    },
    add(sent, answer, batch) {
      batches += 1
      for (const { key, outcome, conflicts: raised } of answer.rows) {
        const fields = sent.get(key)
        if (fields === undefined || outcome === 'refused') continue
        const met = new Set(raised.map(({ field }) => field))
        conflicts += met.size
        const part = (isLost: boolean): Fields =>
          Object.fromEntries(Object.entries(fields).filter(([field]) => met.has(field) === isLost))
        rows.push({ batch, key, fields: part(false), lost: part(true) })
      }
    },
    async missingIn(database) {
      const missing = new Set(
        rows.flatMap(({ batch, key, fields, lost }) =>
          Object.entries({ ...fields, ...lost }).map(([field, value]) => placeOf(batch, key, field, value)),
        ),
      )
      const found = (batch: string, key: string, field: string, value: unknown): void => {
        missing.delete(placeOf(batch, key, field, value))
        missing.delete(placeOf(null, key, field, value))
      }
      const reader = openReader(database)
      try {
        await reader.read(async (db) => {
          const versions = db.selectFrom('row_version').select(['batch', 'row_key', 'fields']).stream()
          for await (const { batch, row_key, fields } of versions)
            for (const [field, value] of Object.entries(JSON.parse(fields) as Fields))
              found(batch, row_key, field, value)
          const lost = db.selectFrom('field_conflict').select(['batch', 'row_key', 'field', 'mine']).stream()
          for await (const { batch, row_key, field, mine } of lost)
            found(batch, row_key, field, mine === null ? null : JSON.parse(mine))
        })
      } finally {
        await reader.close()
      }
      return [...missing]
    },
  }
}

function placeOf(batch: string | null, key: string, field: string, value: unknown): string {
  return [batch, key, field, JSON.stringify(value)].join(' ')
}
