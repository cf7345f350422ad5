import type { Kysely } from 'kysely'
import { decisionHead } from '../class-lists/decision-head.ts'
import { distinct } from '../collections.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'

/** What every output says of the decisions that plans rest on: the gates that were let through, and why. */
export async function decisionSentences(
  db: Kysely<Schema>,
  district: string,
  plans: readonly Pick<DisposalPlanTable, 'cycle'>[],
): Promise<readonly string[]> {
  const cycles = distinct(plans.flatMap(({ cycle }) => (cycle === null ? [] : [cycle]))).toSorted()
  const sentences: string[] = []
  for (const cycle of cycles) {
    const head = await decisionHead(db, district, cycle)
    for (const sentence of head?.sentences ?? []) sentences.push(sentence)
  }
  return distinct(sentences)
}
