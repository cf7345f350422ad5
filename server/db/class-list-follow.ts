import { type Kysely, sql } from 'kysely'
import { insertStays, lastStayNumbers } from './class-list-stays.ts'
import { stayOfParcelAct } from './class-list-succession.ts'
import type { ClassStepTable, LowEfficiencyStayTable } from './class-list-tables.ts'
import type { DecidedClassTable } from './deciding-tables.ts'
import type { Schema } from './schema.ts'

/**
 * What follows from the decided classes of a year, whoever wrote them, in the same transaction: D parcels are on the list
 * of low-efficiency land, those whose D was corrected are not, and every class knows the one of the year before.
 */
export async function followDecided(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  await endCorrected(db, district, cycle)
  await enterDecided(db, district, cycle)
  await rewriteSteps(db, district, cycle)
  const next = await nextDecided(db, district, cycle)
  if (next !== null) await rewriteSteps(db, district, next)
}

/** Stays that rest on a D of this year which is none any more. */
async function endCorrected(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  const { day } = await db
    .selectFrom('decided_class')
    .select((line) => line.fn.max('decided_on').as('day'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .executeTakeFirstOrThrow()
  if (day === null) return
  await db
    .updateTable('low_efficiency_stay')
    .set({ until_day: day, until_ground: 'corrected' })
    .where('district', '=', district)
    .where('until_day', 'is', null)
    .where('origin', '=', 'decided')
    .where('cycle', '=', cycle)
    .where((stay) =>
      stay.not(
        stay.exists(
          stay
            .selectFrom('decided_class as line')
            .select(sql<number>`1`.as('one'))
            .where('line.district', '=', district)
            .where('line.cycle', '=', cycle)
            .whereRef('line.parcel_code', '=', 'low_efficiency_stay.parcel_code')
            .where('line.class', '=', 'D'),
        ),
      ),
    )
    .execute()
}

async function enterDecided(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  const lines = await db
    .selectFrom('decided_class as line')
    .selectAll('line')
    .where('line.district', '=', district)
    .where('line.cycle', '=', cycle)
    .where('line.class', '=', 'D')
    .where((line) =>
      line.not(
        line.exists(
          line
            .selectFrom('low_efficiency_stay as stay')
            .select(sql<number>`1`.as('one'))
            .where('stay.district', '=', district)
            .whereRef('stay.parcel_code', '=', 'line.parcel_code')
            .where((stay) =>
              stay.or([
                stay('stay.until_day', 'is', null),
                // Taken off after this decision: writing the decision again does not bring it back.
                stay.and([
                  stay('stay.cycle', '=', cycle),
                  stay('stay.origin', '=', 'decided'),
                  stay('stay.until_ground', '!=', 'corrected'),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute()
  const codes = lines.map(({ parcel_code }) => parcel_code)
  const numbers = await lastStayNumbers(db, district, codes)
  await insertStays(
    db,
    lines.map((line) => decidedStay(line, (numbers.get(line.parcel_code) ?? 0) + 1)),
  )
}

function decidedStay(line: DecidedClassTable, number: number): LowEfficiencyStayTable {
  const { district, parcel_code, town_code, land_class, land_area, cycle, decided_on } = line
  return {
    ...stayOfParcelAct,
    district,
    parcel_code,
    number,
    town_code,
    land_class,
    land_area,
    origin: 'decided',
    cycle,
    class: line.class,
    from_day: decided_on,
  }
}

/** Years with decided classes, the oldest first. */
export async function decidedCycles(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const found: string[] = []
  // By the key, year for year: no plan reads the lines of a year.
  for (let after = ''; ; ) {
    const next = await nextDecided(db, district, after)
    if (next === null) return found
    found.push(next)
    after = next
  }
}

async function nextDecided(db: Kysely<Schema>, district: string, after: string): Promise<string | null> {
  const { cycle } = await db
    .selectFrom('decided_class')
    .select((line) => line.fn.min('cycle').as('cycle'))
    .where('district', '=', district)
    .where('cycle', '>', after)
    .executeTakeFirstOrThrow()
  return cycle
}

/** The last year before this one of which classes are known, and whether they were decided here. */
async function yearBefore(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<{ readonly cycle: string; readonly table: 'decided_class' | 'earlier_class' } | null> {
  const last = async (table: 'decided_class' | 'earlier_class'): Promise<string | null> => {
    const found = await db
      .selectFrom(table)
      .select((line) => line.fn.max('cycle').as('cycle'))
      .where('district', '=', district)
      .where('cycle', '<', cycle)
      .executeTakeFirstOrThrow()
    return found.cycle
  }
  const [decided, earlier] = [await last('decided_class'), await last('earlier_class')]
  if (decided === null && earlier === null) return null
  if (earlier === null || (decided ?? '') >= earlier) return { cycle: decided ?? '', table: 'decided_class' }
  return { cycle: earlier, table: 'earlier_class' }
}

interface PastClass {
  readonly district: string
  readonly cycle: string
  readonly parcel_code: string
  readonly class: string | null
}

function pastClasses({ table }: { readonly table: 'decided_class' | 'earlier_class' }) {
  return sql<PastClass>`(select district, cycle, parcel_code, class from ${sql.table(table)})`
}

/** Derives again which class each parcel of the year had in the year before. */
export async function rewriteSteps(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  await db.deleteFrom('class_step').where('district', '=', district).where('cycle', '=', cycle).execute()
  const before = await yearBefore(db, district, cycle)
  if (before === null) return
  await db
    .insertInto('class_step')
    .columns(['district', 'cycle', 'parcel_code', 'town_code', 'class', 'before_cycle', 'before_class', 'before_code'])
    .expression(
      db
        .selectFrom('decided_class as line')
        .innerJoin(pastClasses(before).as<'past'>(sql.ref('past')), (join) =>
          join
            .onRef('past.district', '=', 'line.district')
            .onRef('past.parcel_code', '=', 'line.parcel_code')
            .on('past.cycle', '=', before.cycle),
        )
        .select([
          'line.district',
          'line.cycle',
          'line.parcel_code',
          'line.town_code',
          sql<string>`line.class`.as('class'),
          'past.cycle as before_cycle',
          sql<string>`past.class`.as('before_class'),
          'past.parcel_code as before_code',
        ])
        .where('line.district', '=', district)
        .where('line.cycle', '=', cycle)
        .where('line.class', 'is not', null)
        .where('past.class', 'is not', null),
    )
    .execute()
  await followLineage(db, district, cycle, before)
}

/** Parcels that were made of others since: the worst class among those. */
async function followLineage(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  before: { readonly cycle: string; readonly table: 'decided_class' | 'earlier_class' },
): Promise<void> {
  const made = await db
    .selectFrom('base_act_parcel as made')
    .innerJoin('decided_class as line', (join) =>
      join
        .onRef('line.district', '=', 'made.district')
        .onRef('line.parcel_code', '=', 'made.parcel_code')
        .on('line.cycle', '=', cycle),
    )
    .select(['line.parcel_code', 'line.town_code', 'line.class'])
    .distinct()
    .where('made.district', '=', district)
    .where('made.role', '=', 'successor')
    .where('line.class', 'is not', null)
    .where((line) =>
      line.not(
        line.exists(
          line
            .selectFrom('class_step as step')
            .select(sql<number>`1`.as('one'))
            .where('step.district', '=', district)
            .where('step.cycle', '=', cycle)
            .whereRef('step.parcel_code', '=', 'line.parcel_code'),
        ),
      ),
    )
    .execute()
  const steps: ClassStepTable[] = []
  for (const { parcel_code, town_code, class: parcelClass } of made) {
    const past = await classOfForebears(db, district, parcel_code, before)
    if (past === null || parcelClass === null) continue
    const { cycle: beforeCycle } = before
    steps.push({ district, cycle, parcel_code, town_code, class: parcelClass, before_cycle: beforeCycle, ...past })
  }
  for (const step of steps) await db.insertInto('class_step').values(step).execute()
}

const mostGenerations = 5

async function classOfForebears(
  db: Kysely<Schema>,
  district: string,
  parcelCode: string,
  { cycle, table }: { readonly cycle: string; readonly table: 'decided_class' | 'earlier_class' },
): Promise<{ readonly before_class: string; readonly before_code: string } | null> {
  let codes: readonly string[] = [parcelCode]
  for (let generation = 0; generation < mostGenerations && codes.length > 0; generation += 1) {
    codes = await forebearsOf(db, district, codes)
    if (codes.length === 0) return null
    const found = await db
      .selectFrom(table)
      .select(['parcel_code', 'class'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', [...codes])
      .where('class', 'is not', null)
      .orderBy('class', 'desc')
      .orderBy('parcel_code')
      .executeTakeFirst()
    if (found !== undefined && found.class !== null) {
      return { before_class: found.class, before_code: found.parcel_code }
    }
  }
  return null
}

/** Parcels that these were made of. */
export async function forebearsOf(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<readonly string[]> {
  if (codes.length === 0) return []
  const acts = await db
    .selectFrom('base_act_parcel as made')
    .innerJoin('base_act as act', (join) =>
      join.onRef('act.district', '=', 'made.district').onRef('act.number', '=', 'made.act'),
    )
    .select('act.predecessors')
    .where('made.district', '=', district)
    .where('made.parcel_code', 'in', [...codes])
    .where('made.role', '=', 'successor')
    .execute()
  return [...new Set(acts.flatMap(({ predecessors }) => JSON.parse(predecessors) as readonly string[]))]
}
