import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { allStaysOf, endStays, insertStays } from './class-list-stays.ts'
import { stayOfParcelAct } from './class-list-succession.ts'
import type { ClassStepTable, LowEfficiencyStayTable } from './class-list-tables.ts'
import type { DecidedClassTable } from './deciding-tables.ts'
import { lookUp } from './look-up.ts'
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
  const open = await db
    .selectFrom('low_efficiency_stay')
    .select('parcel_code')
    .where('district', '=', district)
    .where('until_day', 'is', null)
    .where('origin', '=', 'decided')
    .where('cycle', '=', cycle)
    .execute()
  const codes = open.map(({ parcel_code }) => parcel_code)
  const now = await classesOf(db, district, { table: 'decided_class', cycle }, codes)
  const day = await lastDecision(db, district, cycle)
  if (day === null) return
  const corrected = codes.filter((code) => now.get(code) !== 'D')
  await endStays(db, district, corrected, { until_day: day, until_ground: 'corrected', until_act: null })
}

async function lastDecision(db: Kysely<Schema>, district: string, cycle: string): Promise<string | null> {
  const { day } = await db
    .selectFrom('decided_class')
    .select((line) => line.fn.max('decided_on').as('day'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .executeTakeFirstOrThrow()
  return day
}

/** D parcels that are not on the list; those that were taken off after this decision are not brought back by it. */
async function enterDecided(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  const lines = await db
    .selectFrom('decided_class')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('class', '=', 'D')
    .orderBy('parcel_code')
    .execute()
  const codes = lines.map(({ parcel_code }) => parcel_code)
  const numbers = new Map<string, number>()
  const settled = new Set<string>()
  for (const stay of await allStaysOf(db, district, codes)) {
    const { parcel_code: code, number, until_day, until_ground, origin, cycle: of } = stay
    numbers.set(code, Math.max(number, numbers.get(code) ?? 0))
    const isOfThis = of === cycle && origin === 'decided' && until_ground !== 'corrected'
    if (until_day === null || isOfThis) settled.add(code)
  }
  const entering = lines.filter(({ parcel_code }) => !settled.has(parcel_code))
  await insertStays(
    db,
    entering.map((line) => decidedStay(line, (numbers.get(line.parcel_code) ?? 0) + 1)),
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

interface YearOfClasses {
  readonly table: 'decided_class' | 'earlier_class'
  readonly cycle: string
}

/** The last year before this one of which classes are known, and whether they were decided here. */
async function yearBefore(db: Kysely<Schema>, district: string, cycle: string): Promise<YearOfClasses | null> {
  const last = async (table: YearOfClasses['table']): Promise<string | null> => {
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

/** Classes of some parcels of a year, by code; those without one are left out. Asked by the key: fast whatever is known of the tables. */
async function classesOf(
  db: Kysely<Schema>,
  district: string,
  { table, cycle }: YearOfClasses,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom(table)
      .select(['parcel_code', 'class'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .execute(),
  )
  return new Map(found.flatMap(({ parcel_code, class: of }) => (of === null ? [] : [[parcel_code, of] as const])))
}

/** The same of all parcels whose codes are beyond the first and not beyond the last. */
async function classesBetween(
  db: Kysely<Schema>,
  district: string,
  { table, cycle }: YearOfClasses,
  after: string,
  last: string,
): Promise<ReadonlyMap<string, string>> {
  const found = await db
    .selectFrom(table)
    .select(['parcel_code', 'class'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '>', after)
    .where('parcel_code', '<=', last)
    .orderBy('parcel_code')
    .execute()
  return new Map(found.flatMap(({ parcel_code, class: of }) => (of === null ? [] : [[parcel_code, of] as const])))
}

const linesAtOnce = 4096
const insertSteps = bulkInsert<ClassStepTable>((db, steps) => db.insertInto('class_step').values(steps))

/** Derives again which class each parcel of the year had in the year before. */
export async function rewriteSteps(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  await db.deleteFrom('class_step').where('district', '=', district).where('cycle', '=', cycle).execute()
  const before = await yearBefore(db, district, cycle)
  if (before === null) return
  const made = await madeOfOthers(db, district)
  let after = ''
  for (;;) {
    const lines = await db
      .selectFrom('decided_class')
      .select(['parcel_code', 'town_code', 'class'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', '>', after)
      .orderBy('parcel_code')
      .limit(linesAtOnce)
      .execute()
    const codes = lines.map(({ parcel_code }) => parcel_code)
    const last = codes.at(-1)
    if (last === undefined) return
    const past = await classesBetween(db, district, before, after, last)
    const steps: ClassStepTable[] = []
    for (const { parcel_code, town_code, class: now } of lines) {
      if (now === null) continue
      const own = past.get(parcel_code)
      const found =
        own !== undefined
          ? { before_class: own, before_code: parcel_code }
          : made.has(parcel_code)
            ? await classOfForebears(db, district, parcel_code, before)
            : null
      if (found !== null) {
        steps.push({ district, cycle, parcel_code, town_code, class: now, before_cycle: before.cycle, ...found })
      }
    }
    await insertSteps(db, steps)
    if (codes.length < linesAtOnce) return
    after = last
  }
}

/** Codes of parcels that acts on the base map made. */
async function madeOfOthers(db: Kysely<Schema>, district: string): Promise<ReadonlySet<string>> {
  const made = await db
    .selectFrom('base_act_parcel')
    .select('parcel_code')
    .where('district', '=', district)
    .where('role', '=', 'successor')
    .execute()
  return new Set(made.map(({ parcel_code }) => parcel_code))
}

const mostGenerations = 5

/** The worst class among the parcels it was made of, in the first generation that has one. */
async function classOfForebears(
  db: Kysely<Schema>,
  district: string,
  parcelCode: string,
  before: YearOfClasses,
): Promise<Pick<ClassStepTable, 'before_class' | 'before_code'> | null> {
  let codes: readonly string[] = [parcelCode]
  for (let generation = 0; generation < mostGenerations; generation += 1) {
    codes = await forebearsOf(db, district, codes)
    if (codes.length === 0) return null
    const past = [...(await classesOf(db, district, before, codes))]
    const [worst] = past.sort(([codeA, a], [codeB, b]) => (a === b ? (codeA < codeB ? -1 : 1) : a > b ? -1 : 1))
    if (worst !== undefined) return { before_code: worst[0], before_class: worst[1] }
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
