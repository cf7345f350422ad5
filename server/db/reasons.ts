import type { Kysely } from 'kysely'
import { distinct, groupedBy } from '../collections.ts'
import { compiledOnce } from './compiled-once.ts'
import { takeNumbers } from './counter.ts'
import type { ExplainedReasonTable, GivenReasonTable } from './reason-tables.ts'
import type { Schema } from './schema.ts'

const readReasons = compiledOnce<{ district: string; cycle: string }, ExplainedReasonTable>((db, value, keys) =>
  db
    .selectFrom('explained_reason')
    .selectAll()
    .where('district', '=', value('district'))
    .where('form', 'in', ['parcel-self-assessment', 'enterprise-information'])
    .where('cycle', '=', value('cycle'))
    .where('row_key', 'in', keys),
)

/** Reasons given for warnings of the rows named. */
export function reasonsOfRows(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<readonly ExplainedReasonTable[]> {
  return readReasons(db, { district, cycle }, rowKeys)
}

/** Every reason that was ever given or taken back for warnings of the rows named, in order. */
export function givenReasonsOfRows(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<readonly GivenReasonTable[]> {
  return db
    .selectFrom('given_reason')
    .selectAll()
    .where('district', '=', district)
    .where('form', 'in', ['parcel-self-assessment', 'enterprise-information'])
    .where('cycle', '=', cycle)
    .where('row_key', 'in', [...rowKeys])
    .orderBy('number')
    .execute()
}

/** A reason as it was said: given, or taken back by who gave it. */
export interface SaidReason extends ExplainedReasonTable {
  readonly isTakenBack: boolean
}

/**
 * The last reason given for a warning counts; those before it stay on record. One that is taken back counts no more, if it
 * still did. All are of one district.
 */
export async function saveReasons(db: Kysely<Schema>, reasons: readonly SaidReason[]): Promise<void> {
  for (const [cycle, ofCycle] of groupedBy(reasons, (reason) => reason.cycle)) {
    await saveReasonsOfYear(db, cycle, ofCycle)
  }
}

async function saveReasonsOfYear(db: Kysely<Schema>, cycle: string, said: readonly SaidReason[]) {
  const [{ district } = { district: '' }] = said
  const rowKeys = distinct(said.map(({ row_key }) => row_key))
  const standing = new Map((await reasonsOfRows(db, district, cycle, rowKeys)).map((one) => [placeOf(one), one]))
  const news: SaidReason[] = []
  for (const one of said) {
    const before = standing.get(placeOf(one))
    const isSame = before?.reason === one.reason && before.values_text === one.values_text
    const isNews = one.isTakenBack ? isSame && before.username === one.username : !isSame
    if (!isNews) continue
    // A batch may give two reasons for one warning: the next is held against this one.
    if (one.isTakenBack) standing.delete(placeOf(one))
    else standing.set(placeOf(one), one)
    news.push(one)
  }
  if (news.length === 0) return
  const first = await takeNumbers(db, district, 'reason', news.length)
  for (const [index, { isTakenBack, ...reason }] of news.entries()) {
    const { values_text: _, ...kept } = reason
    await db
      .insertInto('given_reason')
      .values({ ...kept, number: first + index, taken_back: isTakenBack ? 1 : 0 })
      .execute()
    await (isTakenBack ? forget(db, reason) : keep(db, reason))
  }
}

async function keep(db: Kysely<Schema>, reason: ExplainedReasonTable): Promise<void> {
  await db
    .insertInto('explained_reason')
    .values(reason)
    .onConflict((conflict) =>
      conflict.columns(['district', 'form', 'cycle', 'row_key', 'code', 'field']).doUpdateSet((row) => ({
        values_text: row.ref('excluded.values_text'),
        reason: row.ref('excluded.reason'),
        username: row.ref('excluded.username'),
        by_name: row.ref('excluded.by_name'),
        at: row.ref('excluded.at'),
      })),
    )
    .execute()
}

async function forget(
  db: Kysely<Schema>,
  { district, form, cycle, row_key, code, field }: ExplainedReasonTable,
): Promise<void> {
  await db
    .deleteFrom('explained_reason')
    .where('district', '=', district)
    .where('form', '=', form)
    .where('cycle', '=', cycle)
    .where('row_key', '=', row_key)
    .where('code', '=', code)
    .where('field', '=', field)
    .execute()
}

function placeOf({ form, row_key, code, field }: ExplainedReasonTable): string {
  return `${form} ${row_key} ${code} ${field}`
}
