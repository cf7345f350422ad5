import type { Kysely } from 'kysely'
import { canonicalJson } from '../canonical-json.ts'
import { clearFilings, filingIds } from '../db/filing-list.ts'
import { findFiling } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import { refreshLine } from './append.ts'
import { lineOf } from './line.ts'
import { loadFiling } from './load.ts'
import { loadRules } from './rules.ts'

const perRead = 200

/** Makes the lines of all filings anew from their logs, within the transaction of a rebuild. */
export async function rebuildFilings(db: Kysely<Schema>, district: string): Promise<void> {
  const rules = await loadRules(db, district)
  await clearFilings(db, district)
  for await (const id of loggedIds((after) => loggedAfter(db, district, after)))
    await refreshLine(db, district, id, rules)
}

type Read = <Result>(job: (db: Kysely<Schema>) => Promise<Result>) => Promise<Result>

export interface FilingComparison {
  readonly filings: number
  /** Numbers of filings that are not what their logs make them. */
  readonly different: readonly string[]
}

/** Holds the line of every filing against what its log makes of it; each read is short. */
export async function compareFilings(read: Read, district: string): Promise<FilingComparison> {
  const rules = await read((db) => loadRules(db, district))
  let filings = 0
  const different: string[] = []
  for await (const id of loggedIds((after) => read((db) => loggedAfter(db, district, after)))) {
    filings += 1
    const fault = await read(async (db) => {
      const loaded = await loadFiling(db, district, id)
      const stored = await findFiling(db, district, id)
      if (loaded === null) return id
      return stored !== null && canonicalJson(stored) === canonicalJson(lineOf(district, loaded, rules))
        ? null
        : loaded.filing.number
    })
    if (fault !== null) different.push(fault)
  }
  const lines = await read((db) => countLines(db, district))
  if (lines !== filings) different.push(`${lines} 行，记录 ${filings} 个项目`)
  return { filings, different }
}

async function* loggedIds(next: (after: string) => Promise<readonly string[]>): AsyncGenerator<string, void> {
  let after = ''
  for (;;) {
    const ids = await next(after)
    yield* ids
    const last = ids.at(-1)
    if (last === undefined || ids.length < perRead) return
    after = last
  }
}

/** Ids that have a log. */
async function loggedAfter(db: Kysely<Schema>, district: string, after: string): Promise<readonly string[]> {
  const found = await db
    .selectFrom('filing_event')
    .select('filing')
    .where('district', '=', district)
    .where('filing', '>', after)
    .where('version', '=', 1)
    .orderBy('filing')
    .limit(perRead)
    .execute()
  return found.map(({ filing }) => filing)
}

async function countLines(db: Kysely<Schema>, district: string): Promise<number> {
  let count = 0
  let after = ''
  for (;;) {
    const ids = await filingIds(db, district, after, perRead)
    count += ids.length
    const last = ids.at(-1)
    if (last === undefined || ids.length < perRead) return count
    after = last
  }
}
