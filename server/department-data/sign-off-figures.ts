import type { Kysely } from 'kysely'
import type { IndicatorFigures, SignedFigure, SignOffPreview } from '#core/api/sign-offs.ts'
import {
  fieldsSigned,
  type SignedField,
  type SignedIndicator,
  signedIndicators,
} from '#core/department-data/sign-off.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { add, type Exact, exact, toNumber, zero } from '#core/vocabulary/exact.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import { countParcelFigures, lastChangeNumber } from '../db/sign-offs.ts'
import type { RowState } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { standardInForce } from '../standard-register/in-force.ts'
import { eachRow } from './declarable.ts'

/** What is signed: of whom, of which year, of which town (null for all). */
export interface SignedPlace {
  readonly district: string
  readonly cycle: string
  readonly department: string
  readonly town: string | null
}

/** The standard in force today: its indicators are signed. Throws ProblemError: no-standard-in-force, standards-overlap. */
export async function standardOf(db: Kysely<Schema>, { district, clock }: Service): Promise<Standard> {
  return (await standardInForce(db, district.code, todayInShanghai(clock))).standard
}

interface Tally {
  readonly one: SignedField
  readonly isQuantity: boolean
  rows: number
  confirmed: number
  sum: Exact
  readonly choices: Map<string, number>
}

/** The department's data as they stand, by indicator and field. Reads every row of the year once. */
export async function figuresNow(db: Kysely<Schema>, standard: Standard, place: SignedPlace): Promise<SignOffPreview> {
  const indicators = signedIndicators(standard, place.department)
  const tallies = fieldsSigned(indicators).map(tallyOf)
  // Before the rows: what comes in while they are read then counts as changed since.
  const revision = await lastChangeNumber(db, place.district)
  for (const form of formIds) {
    const ofForm = tallies.filter(({ one }) => one.form === form)
    if (ofForm.length === 0) continue
    await eachRow(db, { ...place, form }, (rows) => {
      for (const row of rows) {
        if (place.town !== null && row.townCode !== place.town) continue
        for (const tally of ofForm) count(tally, row)
      }
    })
  }
  const byPlace = new Map(tallies.map((tally) => [placeOf(tally.one), figureOf(tally)]))
  return {
    revision,
    standard: standard.id,
    parcelFigures: await countParcelFigures(db, place),
    indicators: indicators.map((indicator) => indicatorFigures(indicator, byPlace)),
  }
}

function placeOf({ form, field }: SignedField): string {
  return `${form}.${field}`
}

function tallyOf(one: SignedField): Tally {
  const field = formById(one.form).fields[one.field]
  const isQuantity = field?.kind === 'decimal' || field?.kind === 'integer'
  return { one, isQuantity, rows: 0, confirmed: 0, sum: zero, choices: new Map() }
}

function count(tally: Tally, row: RowState): void {
  tally.rows += 1
  const value = row.layered.department?.[tally.one.field] ?? null
  if (value === null || typeof value === 'object') return
  tally.confirmed += 1
  if (typeof value === 'number' && tally.isQuantity) tally.sum = add(tally.sum, exact(value))
  else {
    const text = typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
    tally.choices.set(text, (tally.choices.get(text) ?? 0) + 1)
  }
}

function figureOf({ one, isQuantity, rows, confirmed, sum, choices }: Tally): SignedFigure {
  return { ...one, rows, confirmed, sum: isQuantity ? toNumber(sum) : null, choices: Object.fromEntries(choices) }
}

function indicatorFigures(
  { id, name, fields }: SignedIndicator,
  byPlace: ReadonlyMap<string, SignedFigure>,
): IndicatorFigures {
  return { id, name, figures: fields.flatMap((one) => byPlace.get(placeOf(one)) ?? []) }
}
