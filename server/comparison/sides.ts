import type { Kysely } from 'kysely'
import { factsOf } from '#core/checks/facts-of.ts'
import type { ComparedResult, ComparedSide, KnownParcel } from '#core/comparison/compare.ts'
import { mainIndustryOf, scaleOf } from '#core/facts/parcel-kind.ts'
import { sumBasis } from '#core/facts/sums.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { GroupResult, ParcelResult } from '#core/scoring/result.ts'
import { tracePage } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { factsIn } from '../evaluation/district-facts.ts'
import { type DistrictYear, type MaskedValue, readDistrict } from '../evaluation/read-district.ts'
import type { EvaluationSummary } from '../evaluation/summary.ts'
import type { SideTask } from './messages.ts'
import { openTotal, withheldIndicators } from './withheld.ts'

/** A result with what of it may leave the system without an approval. */
export interface SideResult extends ComparedResult {
  readonly townCode: string | null
  readonly landClass: ParcelResult['landClass']
  readonly openTotal: number | null
  readonly withheld: readonly string[]
}

export interface Side extends ComparedSide {
  readonly parcels: ReadonlyMap<string, SideResult>
}

/** What comparisons know of a parcel. */
export interface NamedParcel extends KnownParcel {
  readonly name: string | null
}

const tracesPerRead = 1000

/** Reads a year once, however many sides rest on it. */
export class DistrictYears {
  readonly #db: Kysely<Schema>
  readonly #district: string
  readonly #today: string
  readonly #years = new Map<string, Promise<DistrictYear>>()

  constructor(db: Kysely<Schema>, district: string, today: string) {
    this.#db = db
    this.#district = district
    this.#today = today
  }

  year(cycle: string): Promise<DistrictYear> {
    const known = this.#years.get(cycle) ?? readDistrict(this.#db, this.#district, cycle, this.#today)
    this.#years.set(cycle, known)
    return known
  }

  async side(task: SideTask): Promise<Side> {
    if (task.kind === 'evaluation') return this.#stored(task.number)
    const year = await this.year(task.cycle)
    const { parcels, groups } = evaluate(factsIn(year, task.standard, this.#today), task.standard)
    return sideOf(parcels, groups, (code) => year.masked.get(code) ?? [])
  }

  async #stored(number: number): Promise<Side> {
    const district = this.#district
    const { summary } = await this.#db
      .selectFrom('evaluation')
      .select('summary')
      .where('district', '=', district)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const parcels = new Map<string, SideResult>()
    for (let after = ''; ; ) {
      const page = await tracePage(this.#db, district, number, after, tracesPerRead)
      for (const { parcel_code, result, masked } of page) {
        parcels.set(parcel_code, sideResult(JSON.parse(result), JSON.parse(masked)))
        after = parcel_code
      }
      if (page.length < tracesPerRead) break
    }
    const { groups } = JSON.parse(summary ?? '{"groups":[]}') as Pick<EvaluationSummary, 'groups'>
    return { parcels, groups }
  }

  /** By the rows as they stand. */
  async known(cycle: string): Promise<ReadonlyMap<string, NamedParcel>> {
    const { subjects, departments } = await this.year(cycle)
    return new Map(
      factsOf(subjects, [], departments).map((facts) => {
        const { townCode, landClass, landArea, ownerName, parcelName } = facts.parcel
        const basis = sumBasis(facts)
        const kind = { industry: mainIndustryOf(basis), scale: scaleOf(basis) }
        const place = { townCode: townCode ?? null, landClass: landClass ?? null, landArea: landArea ?? null }
        return [facts.parcelCode, { ...kind, ...place, name: ownerName ?? parcelName ?? null }]
      }),
    )
  }
}

function sideOf(
  parcels: readonly ParcelResult[],
  groups: readonly GroupResult[],
  maskedOf: (code: string) => readonly MaskedValue[],
): Side {
  return { parcels: new Map(parcels.map((one) => [one.parcelCode, sideResult(one, maskedOf(one.parcelCode))])), groups }
}

/** Less than the whole trace: two evaluations of a district are held at once. */
function sideResult(result: ParcelResult, masked: readonly MaskedValue[]): SideResult {
  const { parcelCode, townCode, landClass, status, how, total, rank, of, group, rankedClass, blockedBy, flagged } =
    result
  return {
    ...{ parcelCode, townCode, landClass, status, how, total, rank, of, group, rankedClass, blockedBy, flagged },
    class: result.class,
    indicators: result.indicators.map(({ id, score, points }) => ({ id, score, points })),
    ruleResults: result.ruleResults.map(({ id, deciding }) => ({ id, deciding })),
    openTotal: openTotal(result, masked),
    withheld: withheldIndicators(result, masked),
  }
}
