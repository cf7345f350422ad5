import type { PushAnswer, PushBody } from '#core/api/rows.ts'
import { openReader } from '#server/db/reader.ts'

export type Fields = PushBody['rows'][number]['fields']

/** What was acknowledged while the load ran, to be looked for when it is over. */
export interface AnsweredRows {
  /** @param sent what each row was sent with, by its key */
  add(sent: ReadonlyMap<string, Fields>, answer: PushAnswer): void
  readonly batches: number
  readonly rows: number
  readonly conflicts: number
  /** Looks for every acknowledged value in the record of changes, and for every one that lost in the ledger of conflicts. */
  missingIn(database: string): Promise<readonly string[]>
}

interface Answered {
  readonly batch: string
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
    add(sent, answer) {
      batches += 1
      for (const { key, outcome, conflicts: raised } of answer.rows) {
        const fields = sent.get(key)
        if (fields === undefined || outcome === 'refused') continue
        const met = new Set(raised.map(({ field }) => field))
        conflicts += met.size
        const part = (isLost: boolean): Fields =>
          Object.fromEntries(Object.entries(fields).filter(([field]) => met.has(field) === isLost))
        rows.push({ batch: answer.batch, key, fields: part(false), lost: part(true) })
      }
    },
    async missingIn(database) {
      const reader = openReader(database)
      const batchesSent = new Set(rows.map(({ batch }) => batch))
      try {
        const stored = await reader.read(async (db) => {
          const found = new Set<string>()
          const versions = db.selectFrom('row_version').select(['batch', 'row_key', 'fields']).stream()
          for await (const { batch, row_key, fields } of versions) {
            if (!batchesSent.has(batch)) continue
            for (const [field, value] of Object.entries(JSON.parse(fields) as Fields))
              found.add(placeOf(batch, row_key, field, value))
          }
          const lost = db.selectFrom('field_conflict').select(['batch', 'row_key', 'field', 'mine']).stream()
          for await (const { batch, row_key, field, mine } of lost)
            found.add(placeOf(batch, row_key, field, mine === null ? null : JSON.parse(mine)))
          return found
        })
        return rows.flatMap(({ batch, key, fields, lost }) =>
          Object.entries({ ...fields, ...lost })
            .map(([field, value]) => placeOf(batch, key, field, value))
            .filter((place) => !stored.has(place)),
        )
      } finally {
        await reader.close()
      }
    },
  }
}

function placeOf(batch: string, key: string, field: string, value: unknown): string {
  return [batch, key, field, JSON.stringify(value)].join(' ')
}
