import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { ClassRule } from '#core/scoring/standard.ts'
import { golden, goldenFirm, goldenParcel, seriesOf } from './golden.ts'

const folder = join(import.meta.dirname, '../../cases/scoring')

type Overrides = Readonly<Record<string, unknown>>

interface ParcelEntry {
  readonly code?: string
  readonly cycle?: string
  readonly parcel?: Overrides
  readonly firms?: readonly Overrides[]
  readonly taxPaidYearBefore?: number
  readonly blockedBy?: readonly string[]
  readonly figures?: NonNullable<ParcelFacts['figures']>
  readonly series?: number
  readonly copies?: number
}

/** What a case may expect of a parcel; what it leaves out is not compared. */
export interface Expected {
  readonly values?: Readonly<Record<string, number | null>>
  readonly points?: Readonly<Record<string, number | null>>
  readonly weights?: Readonly<Record<string, number>>
  readonly notes?: Readonly<Record<string, string>>
  readonly dimensions?: Readonly<Record<string, number>>
  readonly deciding?: string | null
  readonly [field: string]: unknown
}

export interface Case {
  readonly file: string
  readonly name: string
  /** Id of the standard, for a family's case. */
  readonly standard?: string
  readonly tags?: readonly string[]
  /** What the standard's class rule says otherwise. */
  readonly classes?: Partial<ClassRule>
  readonly parcels: readonly ParcelEntry[]
  readonly expect?: Readonly<Record<string, Expected>>
  readonly expectCopies?: Expected
  readonly expectSeries?: Readonly<Record<string, number>>
}

export function readCases(): readonly Case[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'TEMPLATE.yaml')
  return files.flatMap((file) => readCaseFile(file))
}

/** The cases of the example families. */
export function readFamilyCases(): readonly Case[] {
  return readdirSync(join(folder, 'families')).flatMap((file) => readCaseFile(join('families', file)))
}

export function readCaseFile(file: string): readonly Case[] {
  const cases: readonly Case[] = parse(readFileSync(join(folder, file), 'utf8'))
  return cases.map((one) => ({ ...one, file }))
}

function withOverrides<Values extends object>(base: Values, overrides: Overrides | undefined): Values {
  const entries = Object.entries({ ...base, ...overrides }).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as Values
}

/** The parcels of a case: the golden parcel with what the case changes. */
export function factsOfCase({ parcels }: Case): readonly ParcelFacts[] {
  return parcels.flatMap((entry) => {
    const one: ParcelFacts = {
      ...golden,
      parcelCode: entry.code ?? '',
      cycle: entry.cycle ?? golden.cycle,
      parcel: withOverrides(goldenParcel, entry.parcel),
      firms: (entry.firms ?? [{}]).map((firm) => withOverrides(goldenFirm, firm)),
      taxPaidYearBefore: entry.taxPaidYearBefore ?? null,
      blockedBy: entry.blockedBy ?? [],
      ...(entry.figures === undefined ? {} : { figures: entry.figures }),
    }
    if (entry.series !== undefined) return seriesOf(entry.series)
    return Array.from({ length: entry.copies ?? 1 }, (_, index) => ({
      ...one,
      parcelCode: entry.code ?? `K${String(index + 1).padStart(2, '0')}`,
    }))
  })
}
