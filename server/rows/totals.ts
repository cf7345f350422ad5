import { exact, multiply, toNumber } from '#core/vocabulary/exact.ts'
import type { FindingCountTable, FindingTotalTable, ParcelTable, TownTotalTable } from '../db/schema.ts'
import { statusOf } from './table.ts'

type Sums = Omit<TownTotalTable, 'district' | 'cycle' | 'town_code'>

/** Which of the four columns of the overview a parcel stands in. */
const columnOf = {
  draft: 'draft',
  'town-returned': 'draft',
  submitted: 'submitted',
  'review-returned': 'submitted',
  'town-approved': 'approved',
  'review-approved': 'approved',
  locked: 'approved',
} as const

function sumsOf(line: ParcelTable): Sums {
  const column = line.started === 0 && line.status === 'draft' ? 'not_started' : columnOf[statusOf(line.status)]
  return {
    parcels: 1,
    not_started: column === 'not_started' ? 1 : 0,
    draft: column === 'draft' ? 1 : 0,
    submitted: column === 'submitted' ? 1 : 0,
    approved: column === 'approved' ? 1 : 0,
    land_area_hundredths: hundredths(line.land_area ?? 0),
    firms: line.firms,
    required: line.required,
    filled: line.filled,
    errors: line.errors,
    warnings: line.warnings,
    open_errors: line.open_errors,
    open_warnings: line.open_warnings,
    with_errors: line.errors > 0 ? 1 : 0,
    open_with_errors: line.open_errors > 0 ? 1 : 0,
  }
}

/** Areas have two decimals; what has more is cut off, so that sums stay whole and additions can be taken back. */
export function hundredths(area: number): number {
  return Math.trunc(toNumber(multiply(exact(area), exact(100))))
}

const sumNames = [
  'parcels',
  'not_started',
  'draft',
  'submitted',
  'approved',
  'land_area_hundredths',
  'firms',
  'required',
  'filled',
  'errors',
  'warnings',
  'open_errors',
  'open_warnings',
  'with_errors',
  'open_with_errors',
] as const satisfies readonly (keyof Sums)[]

/** What the change from the old lines to the new ones adds to each town's sums. */
export function townDifferences(
  before: readonly ParcelTable[],
  after: readonly ParcelTable[],
): readonly TownTotalTable[] {
  const byTown = new Map<string, TownTotalTable>()
  const add = (line: ParcelTable, sign: 1 | -1): void => {
    const { district, cycle } = line
    const town = line.town_code ?? ''
    const sums = sumsOf(line)
    const known = byTown.get(town)
    const added = Object.fromEntries(sumNames.map((name) => [name, (known?.[name] ?? 0) + sign * sums[name]])) as Sums
    byTown.set(town, { district, cycle, town_code: town, ...added })
  }
  for (const line of before) add(line, -1)
  for (const line of after) add(line, 1)
  return [...byTown.values()].filter((total) => sumNames.some((name) => total[name] !== 0))
}

/** Counts of findings with the town their parcel belongs to. */
export interface TownCounts {
  readonly counts: readonly FindingCountTable[]
  readonly townOf: (parcelCode: string) => string
}

/** What the change from the old counts to the new ones adds to each town's findings by code. */
export function findingDifferences(before: TownCounts, after: TownCounts): readonly FindingTotalTable[] {
  const byPlace = new Map<string, FindingTotalTable>()
  const add = ({ counts, townOf }: TownCounts, sign: 1 | -1): void => {
    for (const { district, cycle, code, level, parcel_code, found, open_found } of counts) {
      const townCode = townOf(parcel_code)
      const place = `${townCode}/${code}/${level}`
      const known = byPlace.get(place)
      byPlace.set(place, {
        district,
        cycle,
        town_code: townCode,
        code,
        level,
        found: (known?.found ?? 0) + sign * found,
        open_found: (known?.open_found ?? 0) + sign * open_found,
      })
    }
  }
  add(before, -1)
  add(after, 1)
  return [...byPlace.values()].filter((total) => total.found !== 0 || total.open_found !== 0)
}
