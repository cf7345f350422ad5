import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * What is numbered: changes of rows (the server sequence), audit entries, evaluations, events of filings together with
 * versions of their rules, and the filings of each year.
 */
export type CounterName = 'change' | 'audit' | 'evaluation' | 'filing' | `filings of ${number}`

/** Takes so many numbers in one step; returns the first of them. Numbers begin at 1 and are never given out twice. */
export async function takeNumbers(db: Kysely<Schema>, district: string, name: CounterName, count = 1): Promise<number> {
  const { value } = await db
    .insertInto('counter')
    .values({ district, name, value: count })
    .onConflict((conflict) =>
      conflict.columns(['district', 'name']).doUpdateSet((row) => ({
        value: row('counter.value', '+', row.ref('excluded.value')),
      })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value - count + 1
}
