import type { Kysely } from 'kysely'
import type { FilingEvent } from '#core/filing/event.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertEvent, saveFiling, saveReviewers } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import { lineOf } from './line.ts'
import { type LoadedFiling, loadFiling } from './load.ts'
import type { FilingRules } from './rules.ts'

/** Writes one event, and the line of the filing after it. The caller has asked whether it may be written. */
export async function appendEvent(
  db: Kysely<Schema>,
  district: string,
  { id, version }: { readonly id: string; readonly version: number },
  event: FilingEvent,
  rules: FilingRules,
): Promise<LoadedFiling> {
  const seq = await takeNumbers(db, district, 'filing')
  const { at, actor: username } = event
  await insertEvent(db, { district, filing: id, version, seq, at, username, event: JSON.stringify(event) })
  return refreshLine(db, district, id, rules)
}

/** Makes the line of a filing anew from its records. */
export async function refreshLine(
  db: Kysely<Schema>,
  district: string,
  id: string,
  rules: FilingRules,
): Promise<LoadedFiling> {
  const loaded = await loadFiling(db, district, id)
  if (loaded === null) throw new Error(`filing ${id} without a log`)
  await saveFiling(db, lineOf(district, loaded, rules))
  const reviewers = loaded.filing.review?.lines.map(({ reviewer }) => reviewer) ?? []
  await saveReviewers(db, district, id, reviewers)
  return loaded
}
