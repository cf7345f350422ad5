import type { Kysely } from 'kysely'
import { compiledOnce } from './compiled-once.ts'
import type { Schema } from './schema.ts'

/**
 * What is numbered: changes of rows (the server sequence), reasons given for warnings, audit entries, evaluations,
 * events of filings together with versions of their rules, the filings of each year; acts on the base map (its version), its imports with their
 * comparisons, its entries, and the codes that were made for parcels of a 街镇;
 * bulk operations, requests to unlock;
 * lists of departments, their applications, declarations and sign-offs, in one order; disputes and confirmations;
 * disposal plans with their changes, conflicts and sheets; publications, and acts on them; objections; authorities and hand-overs of third parties
 * and entries of the roster; on-site surveys; acts on the list of low-efficiency land
 * and on policies, the policies; events of standards.
 */
export type CounterName =
  | 'change'
  | 'reason'
  | 'audit'
  | 'evaluation'
  | 'filing'
  | `filings of ${number}`
  | 'base-map'
  | 'base-import'
  | 'base-entry'
  | 'department-data'
  | 'dispute'
  | 'disposal'
  | 'publication'
  | 'publication-act'
  | 'objection'
  | 'objection-act'
  | 'parcel-figure'
  | 'export-request'
  | 'bulk-operation'
  | 'unlock-request'
  | 'roster'
  | 'class-list-act'
  | 'class-policy'
  | 'survey'
  | 'standard'
  | 'due-dates'
  | 'reminder'
  | 'letter'
  | `letters of ${number}`
  | `${string} letters of ${number}`
  | 'letter-batch'
  | 'upload-run'
  | `base codes of ${string}`

const takeValue = compiledOnce<{ district: string; name: string; count: number }, { readonly value: number }>(
  (db, value) =>
    db
      .insertInto('counter')
      .values({ district: value('district'), name: value('name'), value: value('count') })
      .onConflict((conflict) =>
        conflict.columns(['district', 'name']).doUpdateSet((row) => ({
          value: row('counter.value', '+', row.ref('excluded.value')),
        })),
      )
      .returning('value'),
)

/** Takes so many numbers in one step; returns the first of them. Numbers begin at 1 and are never given out twice. */
export async function takeNumbers(db: Kysely<Schema>, district: string, name: CounterName, count = 1): Promise<number> {
  const [taken] = await takeValue(db, { district, name, count })
  if (taken === undefined) throw new Error(`counter ${name} gave no number`)
  return taken.value - count + 1
}
