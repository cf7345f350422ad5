import { type Kysely, type RawBuilder, sql } from 'kysely'
import { keyText } from '#core/record/key.ts'
import { takeNumbers } from '../db/counter.ts'
import { addProgressCounts } from '../db/progress-counts.ts'
import type { ProgressCountTable } from '../db/progress-tables.ts'
import { inPieces } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { statusStep } from '../rows/progress-differences.ts'
import { parcelKey } from '../rows/state.ts'
import { hundredths } from '../rows/totals.ts'

export interface LockOrder {
  readonly district: string
  readonly cycle: string
  /** The evaluation that judged them. */
  readonly evaluation: number
  /** Number of the last change it saw: what was changed since is another parcel than the one it judged. */
  readonly lastChange: number
  /** Null for all that are 核验通过. */
  readonly only: ReadonlySet<string> | null
  readonly at: string
  readonly username: string
  readonly by: string
}

const [from, to] = ['review-approved', 'locked'] as const

interface Locked {
  readonly parcel_code: string
  readonly town_code: string | null
  readonly zone: string | null
  readonly land_area: number | null
}

/**
 * 核验通过 → 锁定 of every parcel that stands as it was judged, with the rows of its firms, in the transaction of the
 * caller: one act, whatever their number. Findings do not change with it, so nothing is judged again. Returns how many.
 */
export async function lockParcels(db: Kysely<Schema>, order: LockOrder): Promise<number> {
  const { district, cycle, at, username, by } = order
  // Whoever changes a row takes a number: from here on none of them is ahead of this transaction.
  await takeNumbers(db, district, 'change')
  const lines = await lockable(db, order)
  if (lines.length === 0) return 0
  const first = await takeNumbers(db, district, 'change', lines.length)
  const reason = `随正式评估 #${order.evaluation} 锁定`
  let seq = first
  await inPieces(lines, async (piece) => {
    const codes = piece.map(({ parcel_code: code }) => code)
    const rows = await db
      .selectFrom('row')
      .select(['parcel_code', 'revision'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('form', '=', 'parcel-self-assessment')
      .where(
        'row_key',
        'in',
        codes.map((code) => keyText(parcelKey(cycle, code))),
      )
      .orderBy('parcel_code')
      .execute()
    const transitions = rows.map(({ parcel_code, revision }, index) => ({
      district,
      cycle,
      parcel_code,
      revision: revision + 1,
      seq: seq + index,
      from_status: from,
      to_status: to,
      reason,
      username,
      by_name: by,
      at,
    }))
    seq += rows.length
    await db.insertInto('row_transition').values(transitions).execute()
    await lockRows(db, order, codes, { first: transitions[0]?.seq ?? seq, last: seq - 1 })
  })
  await addProgressCounts(db, progressOf(district, cycle, lines))
  return lines.length
}

/** Neither the parcel's row nor one of its firms' has changed since: the few that have are known by their number. */
async function lockable(
  db: Kysely<Schema>,
  { district, cycle, lastChange, only }: LockOrder,
): Promise<readonly Locked[]> {
  const changed = await db
    .selectFrom('row')
    .select('parcel_code')
    .where('district', '=', district)
    .where('seq', '>', lastChange)
    .execute()
  const since = new Set(changed.map(({ parcel_code: code }) => code))
  const lines = await db
    .selectFrom('parcel')
    .select(['parcel_code', 'town_code', 'zone', 'land_area'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('status', '=', from)
    .orderBy('parcel_code')
    .execute()
  return lines.filter(({ parcel_code: code }) => !since.has(code) && (only === null || only.has(code)))
}

async function lockRows(
  db: Kysely<Schema>,
  { district, cycle, at, by }: LockOrder,
  codes: readonly string[],
  numbers: { readonly first: number; readonly last: number },
): Promise<void> {
  // The parcel's own number, which its firms are heard of at too.
  const seq = sql<number>`(select t.seq from row_transition t where t.district = ${district} and t.cycle = ${cycle}
    and t.parcel_code = ${sql.ref('row.parcel_code')} and t.seq between ${numbers.first} and ${numbers.last})`
  // By the parcel alone, which has an index: a row of a firm has its code, the parcel's own has none.
  const ofParcel = <Value>(value: RawBuilder<Value>, column: 'revision' | 'updated_at' | 'updated_by') =>
    sql<Value>`case when uscc is null then ${value} else ${sql.ref(column)} end`
  await db
    .updateTable('row')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', [...codes])
    .set({
      status: to,
      seq,
      revision: ofParcel(sql<number>`revision + 1`, 'revision'),
      updated_at: ofParcel(sql<string>`cast(${at} as text)`, 'updated_at'),
      updated_by: ofParcel(sql<string>`cast(${by} as text)`, 'updated_by'),
    })
    .execute()
  await db
    .updateTable('parcel')
    .set((line) => ({ status: to, revision: line('revision', '+', 1), updated_at: at }))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', [...codes])
    .execute()
}

/** What moves from one status to the other among the counts of 街镇 and 规划空间. */
function progressOf(district: string, cycle: string, lines: readonly Locked[]): readonly ProgressCountTable[] {
  const sums = new Map<string, { town_code: string; zone: string; parcels: number; area: number }>()
  for (const { town_code, zone, land_area } of lines) {
    const place = { town_code: town_code ?? '', zone: zone ?? '' }
    const key = `${place.town_code}\n${place.zone}`
    const known = sums.get(key) ?? { ...place, parcels: 0, area: 0 }
    known.parcels += 1
    known.area += hundredths(land_area ?? 0)
    sums.set(key, known)
  }
  return [...sums.values()].flatMap(({ town_code, zone, parcels, area }) => {
    const place = { district, cycle, town_code, zone, step: statusStep }
    return [
      { ...place, mark: from, parcels: -parcels, land_area_hundredths: -area },
      { ...place, mark: to, parcels, land_area_hundredths: area },
    ]
  })
}
