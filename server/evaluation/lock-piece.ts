import { type Kysely, type RawBuilder, sql } from 'kysely'
import { bulkInsert } from '../db/bulk-insert.ts'
import { takeNumbers } from '../db/counter.ts'
import { lookUp } from '../db/look-up.ts'
import { addProgressCounts } from '../db/progress-counts.ts'
import type { ProgressCountTable } from '../db/progress-tables.ts'
import { compareTexts, inPieces } from '../db/rows.ts'
import type { RowTransitionTable, Schema } from '../db/schema.ts'
import { statusStep } from '../rows/progress-differences.ts'
import { hundredths } from '../rows/totals.ts'

export interface LockOrder {
  readonly district: string
  readonly cycle: string
  /** The evaluation that judged them. */
  readonly evaluation: number
  /** Number of the last change it saw: what was changed since is another parcel than the one it judged. */
  readonly lastChange: number
  /** Null for all that are 核验通过. */
  readonly only: readonly string[] | null
  readonly at: string
  readonly username: string
  readonly by: string
}

/** What became of a piece. */
export interface LockedPiece {
  readonly locked: number
  /** Code of the last parcel that was looked at; null when there is none left. */
  readonly last: string | null
}

const [from, to] = ['review-approved', 'locked'] as const

interface Line {
  readonly parcel_code: string
  readonly town_code: string | null
  readonly zone: string | null
  readonly land_area: number | null
  /** The same as that of the parcel's row. */
  readonly revision: number
}

const insertTransitions = bulkInsert<RowTransitionTable>((db, transitions) =>
  db.insertInto('row_transition').values(transitions),
)

/**
 * 核验通过 → 锁定 of the next parcels by code that stand as they were judged, with the rows of their firms, in the
 * transaction of the caller. Findings do not change with it, so nothing is judged again. The work goes by the parcels of
 * the piece and not by those of the district.
 * @param after code of the last parcel of the piece before; '' at the beginning
 * @param size at most so many parcels are looked at
 */
export async function lockPiece(
  db: Kysely<Schema>,
  order: LockOrder,
  after: string,
  size: number,
): Promise<LockedPiece> {
  const { district, cycle, at, username, by } = order
  const lines = await nextLines(db, order, after, size)
  const last = lines.at(-1)?.parcel_code ?? null
  const since = await changedSince(db, order, lines)
  const standing = lines.filter(({ parcel_code: code }) => !since.has(code))
  if (standing.length === 0) return { locked: 0, last }
  const first = await takeNumbers(db, district, 'change', standing.length)
  const reason = `随正式评估 #${order.evaluation} 锁定`
  const stamp = { from_status: from, to_status: to, reason, username, by_name: by, at }
  const transitions = standing.map(({ parcel_code, revision }, index) => {
    return { district, cycle, parcel_code, revision: revision + 1, seq: first + index, ...stamp }
  })
  await insertTransitions(db, transitions)
  const codes = standing.map(({ parcel_code: code }) => code)
  await inPieces(codes, (some) => lockRows(db, order, some, { first, last: first + standing.length - 1 }))
  await addProgressCounts(db, progressOf(district, cycle, standing))
  return { locked: standing.length, last }
}

async function nextLines(
  db: Kysely<Schema>,
  { district, cycle, only }: LockOrder,
  after: string,
  size: number,
): Promise<readonly Line[]> {
  const next = db
    .selectFrom('parcel')
    .select(['parcel_code', 'town_code', 'zone', 'land_area', 'revision'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('status', '=', from)
  if (only === null) return next.where('parcel_code', '>', after).orderBy('parcel_code').limit(size).execute()
  const codes = only.filter((code) => code > after)
  const found = await lookUp(codes, (some) => next.where('parcel_code', 'in', some).execute())
  return [...found].sort((a, b) => compareTexts(a.parcel_code, b.parcel_code)).slice(0, size)
}

/** Whose own row, or one of its firms', has changed since. */
async function changedSince(
  db: Kysely<Schema>,
  { district, cycle, lastChange }: LockOrder,
  lines: readonly Line[],
): Promise<ReadonlySet<string>> {
  const found = await lookUp(
    lines.map(({ parcel_code: code }) => code),
    (codes) =>
      db
        .selectFrom('row')
        .select('parcel_code')
        .where('district', '=', district)
        .where('cycle', '=', cycle)
        .where('parcel_code', 'in', codes)
        .where('seq', '>', lastChange)
        .execute(),
  )
  return new Set(found.map(({ parcel_code: code }) => code))
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
function progressOf(district: string, cycle: string, lines: readonly Line[]): readonly ProgressCountTable[] {
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
