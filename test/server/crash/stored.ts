import { distinct } from '#server/collections.ts'
import type { DatabaseUrl } from '#server/database-place.ts'
import { openReader } from '#server/db/reader.ts'
import type { Sent } from './load.ts'

/** What of the sent batches a database does not hold as it should. */
export interface Losses {
  /** Rows that were acknowledged and are not there. */
  readonly lost: readonly string[]
  /** Batches of which some rows are there and some not, or some twice. */
  readonly half: readonly string[]
  /** Batches that were not answered and are there all the same: whoever sends them again gets the first answer. */
  readonly unanswered: number
}

/** Looks for every row of every batch in the record of changes. */
export async function lossesIn(url: DatabaseUrl, sent: readonly Omit<Sent, 'refused'>[]): Promise<Losses> {
  const reader = openReader(url)
  try {
    const lost: string[] = []
    const half: string[] = []
    let unanswered = 0
    for (const { body, keys, answer } of sent) {
      const found = await reader.read((db) =>
        db.selectFrom('row_version').select(['row_key', 'layer']).where('batch', '=', body.batch).execute(),
      )
      // One change of a row is a line for each layer it touches.
      const stored = distinct(found.map(({ row_key }) => row_key))
      const isTwice = distinct(found.map(({ row_key, layer }) => `${row_key} ${layer}`)).length < found.length
      if (answer !== null) lost.push(...keys.filter((key) => !stored.includes(key)))
      if (isTwice || (stored.length > 0 && stored.length !== keys.length)) half.push(body.batch)
      if (answer === null && stored.length > 0) unanswered += 1
    }
    return { lost, half, unanswered }
  } finally {
    await reader.close()
  }
}
