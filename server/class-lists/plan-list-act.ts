import type { Kysely } from 'kysely'
import type { ListOrder } from '#core/api/class-lists.ts'
import { listFields } from '#core/base-map/list-fields.ts'
import type { ListHindrance } from '#core/class-lists/hindrance.ts'
import { malformed } from '#core/error/malformed.ts'
import type { Scope } from '../actions/scope.ts'
import { distinct } from '../collections.ts'
import { staysOf } from '../db/class-list-stays.ts'
import { knownParcels } from '../db/known-parcels.ts'
import { entriesOfParcels, type ListedEntry, waitingEntries } from '../db/listed-entries.ts'
import type { Schema } from '../db/schema.ts'
import type { ActPlan } from './act-body.ts'
import { chosenDecided } from './chosen-decided.ts'

/** A parcel that would be taken in or off. */
export interface ReadyParcel {
  readonly parcelCode: string
  readonly townCode: string | null
  readonly landClass: string | null
  /** m². */
  readonly landArea: number | null
  readonly class: string | null
  readonly source: string | null
  readonly entry: string | null
}

export type ListPlan = ActPlan<ReadyParcel>

/**
 * Which of the chosen parcels would be taken in or off on a day, and why not the others; the decision carries it out as
 * it is planned then. Throws ProblemError malformed-request.
 */
export async function planListAct(
  db: Kysely<Schema>,
  district: string,
  scope: Scope,
  order: ListOrder,
  today: string,
): Promise<ListPlan> {
  if (order.kind === 'take-off') return planTakeOff(db, district, order.chosen.parcelCodes, today)
  switch (order.ground) {
    case 'c-decision':
      return planOfC(db, district, scope, order)
    case 'between':
      return planBetween(db, district, order)
    case 'imported':
      return planImported(db, district, order)
  }
}

type TakeIn = Extract<ListOrder, { kind: 'take-in' }>

class Sorted {
  readonly ready: ReadyParcel[] = []
  readonly hindered = new Map<ListHindrance, string[]>()

  hinder(why: ListHindrance, parcelCode: string): void {
    this.hindered.set(why, [...(this.hindered.get(why) ?? []), parcelCode])
  }
}

async function listedAmong(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await staysOf(db, district, codes, null)).map(({ parcel_code }) => parcel_code))
}

async function planOfC(
  db: Kysely<Schema>,
  district: string,
  scope: Scope,
  { cycle, chosen }: TakeIn,
): Promise<ListPlan> {
  if (cycle === undefined) throw malformed('cycle', 'the decided year is missing')
  const wanted = 'filter' in chosen ? { filter: { ...chosen.filter, class: 'C' } } : chosen
  const { lines, unknown } = await chosenDecided(db, district, scope, cycle, wanted)
  const listed = await listedAmong(
    db,
    district,
    lines.map(({ parcel_code }) => parcel_code),
  )
  const sorted = new Sorted()
  for (const code of unknown) sorted.hinder('not-decided', code)
  for (const line of lines) {
    const { parcel_code: parcelCode, town_code: townCode, land_class: landClass, land_area: landArea } = line
    if (line.class !== 'C') sorted.hinder('not-c', parcelCode)
    else if (listed.has(parcelCode)) sorted.hinder('listed', parcelCode)
    else sorted.ready.push({ parcelCode, townCode, landClass, landArea, class: 'C', source: null, entry: null })
  }
  return sorted
}

function codesNamed({ chosen }: TakeIn): readonly string[] {
  if ('parcelCodes' in chosen) return distinct(chosen.parcelCodes).toSorted()
  throw malformed('chosen', 'parcels are to be named')
}

async function planBetween(db: Kysely<Schema>, district: string, order: TakeIn): Promise<ListPlan> {
  const codes = codesNamed(order)
  const known = await knownParcels(db, district, codes)
  const listed = await listedAmong(db, district, codes)
  const sorted = new Sorted()
  for (const code of codes) {
    const parcel = known.get(code)
    if (parcel === undefined) sorted.hinder('unknown', code)
    else if (listed.has(code)) sorted.hinder('listed', code)
    else sorted.ready.push({ ...placeOf(parcel), class: null, source: null, entry: null })
  }
  return sorted
}

async function planImported(db: Kysely<Schema>, district: string, order: TakeIn): Promise<ListPlan> {
  const named = 'imported' in order.chosen ? null : codesNamed(order)
  const entries = named === null ? await waitingEntries(db, district) : await entriesOfParcels(db, district, named)
  // The newest line of each parcel.
  const byCode = new Map<string, ListedEntry>()
  for (const entry of entries) if (!byCode.has(entry.parcel_code)) byCode.set(entry.parcel_code, entry)
  const codes = named ?? [...byCode.keys()]
  const known = await knownParcels(db, district, codes)
  const listed = await listedAmong(db, district, codes)
  const sorted = new Sorted()
  for (const code of codes) {
    const entry = byCode.get(code)
    const parcel = known.get(code)
    if (entry === undefined) sorted.hinder('not-imported', code)
    else if (parcel === undefined) sorted.hinder('unknown', code)
    else if (listed.has(code)) sorted.hinder('listed', code)
    else sorted.ready.push({ ...placeOf(parcel), class: null, source: sourceText(entry), entry: entry.id })
  }
  return sorted
}

function placeOf({ parcelCode, townCode, landClass, landArea }: Omit<ReadyParcel, 'class' | 'source' | 'entry'>) {
  return { parcelCode, townCode, landClass, landArea }
}

const toldFields = ['year', 'inefficiency', 'basis', 'listedOn'] as const

/** 清单.xlsx 第 5 行；年度 2024；低效类型 闲置；… */
function sourceText({ file_name, row_number, entry_values }: ListedEntry): string {
  const values = JSON.parse(entry_values) as Readonly<Record<string, unknown>>
  const said = toldFields.flatMap((key) => {
    const value = values[key]
    const isSaid = typeof value === 'string' || typeof value === 'number'
    return isSaid ? [`${listFields['low-efficiency'][key]?.label ?? key} ${value}`] : []
  })
  const file = file_name === null ? '登记的记录' : `${file_name}${row_number === null ? '' : ` 第 ${row_number} 行`}`
  return [file, ...said].join('；')
}

async function planTakeOff(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
  today: string,
): Promise<ListPlan> {
  const codes = distinct(parcelCodes).toSorted()
  const stays = new Map((await staysOf(db, district, codes, null)).map((stay) => [stay.parcel_code, stay]))
  const sorted = new Sorted()
  for (const parcelCode of codes) {
    const stay = stays.get(parcelCode)
    if (stay === undefined || stay.from_day > today) sorted.hinder('not-listed', parcelCode)
    else {
      const { town_code: townCode, land_class: landClass, land_area: landArea, class: of } = stay
      sorted.ready.push({ parcelCode, townCode, landClass, landArea, class: of, source: null, entry: null })
    }
  }
  return sorted
}
