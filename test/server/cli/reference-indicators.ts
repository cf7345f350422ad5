import { compare, exactly, type Fraction, over, sum, times, toSixDecimals } from './fraction.ts'
import type { FirmKey } from './headings.ts'
import { amount, type Case, countedRows, divisor, figure, firmFigure, shareOf } from './reference-rows.ts'

/** What the indicator table says of one parcel; null points: not applicable. */
export interface Measured {
  readonly id: string
  /** Rounded half-up to six decimals. */
  readonly value: Fraction | null
  readonly points: Fraction | null
  readonly weight: Fraction
}

type Line = readonly [line: number, points: number]

const nothing = exactly(0)
const full = exactly(100)

function atLeast(value: Fraction, lines: readonly Line[]): Fraction {
  const reached = lines.find(([line]) => compare(value, exactly(line)) >= 0)
  return exactly(reached?.[1] ?? 0)
}

function atMost(value: Fraction, lines: readonly Line[]): Fraction {
  const reached = lines.find(([line]) => compare(value, exactly(line)) <= 0)
  return exactly(reached?.[1] ?? 0)
}

type Answer = readonly [value: Fraction | null, points: Fraction]
const missing: Answer = [null, nothing]

function tiered(value: Fraction | null, lines: readonly Line[], read = atLeast): Answer {
  if (value === null) return missing
  const rounded = toSixDecimals(value)
  return [rounded, rounded.top < 0n ? nothing : read(rounded, lines)]
}

function quotient(top: Fraction | null, bottom: Fraction | null): Fraction | null {
  return top === null || bottom === null || bottom.top === 0n ? null : over(top, bottom)
}

const mu = (of: Case): Fraction | null => {
  const area = figure(of.parcel, 'landArea')
  return area === null ? null : times(area, over(exactly(15), exactly(10_000)))
}

const outputOf = (of: Case): FirmKey => (of.parcel.landClass === '工业' ? 'grossOutput' : 'revenue')

const fractionLines: readonly Line[] = [
  [1, 100],
  [0.8, 80],
  [0.6, 60],
  [0.4, 40],
]
const bareRatioLines: readonly Line[] = [
  [1.5, 100],
  [1.2, 80],
  [1, 60],
  [0.7, 40],
]

function r1(of: Case): Answer {
  const ratio = quotient(figure(of.parcel, 'floorArea'), figure(of.parcel, 'landArea'))
  const allowed = figure(of.parcel, 'farAllowed')
  return allowed === null ? tiered(ratio, bareRatioLines) : tiered(quotient(ratio, allowed), fractionLines)
}

function r4(of: Case): Answer {
  const points: Readonly<Record<string, number>> = { 优: 100, 良: 80, 中: 50, 差: 0 }
  return [null, exactly(points[String(of.parcel.propertyQuality ?? '')] ?? 0)]
}

function e4(of: Case): Answer {
  const share = quotient(amount(of, 'rdExpense'), divisor(of, 'revenue'))
  if (share === null) return missing
  const percent = toSixDecimals(times(share, full))
  return [percent, percent.top > 0n && compare(percent, exactly(1)) < 0 ? exactly(20) : atLeast(percent, rdLines)]
}

const rdLines: readonly Line[] = [
  [5, 100],
  [3, 80],
  [2, 60],
  [1, 40],
]

const pollutants = [
  ['codT', 1],
  ['nh3nT', 0.8],
  ['so2T', 0.95],
  ['noxT', 0.95],
] as const

function g2(of: Case): Answer {
  const rows = countedRows(of)
  if (rows.length > 0 && rows.every((row) => row.hasDischarge === '否')) return [null, full]
  const equivalents = sum(
    rows.flatMap((row) =>
      pollutants.map(([key, kilograms]) =>
        times(over(firmFigure(row, key) ?? nothing, exactly(kilograms)), shareOf(row)),
      ),
    ),
  )
  return tiered(quotient(amount(of, outputOf(of)), equivalents), [
    [20_000, 100],
    [10_000, 80],
    [2500, 60],
    [500, 40],
  ])
}

const levels = { 无: 0, 区级: 30, 市级: 50, 国家级: 80 }
const qualifications: readonly (readonly [key: FirmKey, points: Readonly<Record<string, number>>])[] = [
  ['highTech', { 是: 40 }],
  ['techGiant', { 是: 40 }],
  ['techSme', { 是: 20 }],
  ['srdi', { 区级: 20, 市级: 40, 国家级小巨人: 80 }],
  ['techCenter', levels],
  ['designCenter', levels],
  ['headquarters', { 是: 80 }],
  ['foreignRd', { 是: 80 }],
]

function g3(of: Case): Answer {
  const best = qualifications.map(([key, points]) =>
    Math.max(0, ...countedRows(of).map((row) => points[String(row[key] ?? '')] ?? 0)),
  )
  const capped = exactly(
    Math.min(
      100,
      best.reduce((a, b) => a + b, 0),
    ),
  )
  return [capped, capped]
}

function perMu(key: (of: Case) => FirmKey, lines: readonly Line[]) {
  return (of: Case): Answer => tiered(quotient(amount(of, key(of)), mu(of)), lines)
}

function ratio(top: (of: Case) => FirmKey, bottom: FirmKey, lines: readonly Line[]) {
  return (of: Case): Answer => tiered(quotient(amount(of, top(of)), divisor(of, bottom)), lines)
}

const table: readonly (readonly [id: string, weight: number, measure: (of: Case) => Answer])[] = [
  ['R1', 8, r1],
  // biome-ignore format: one indicator a line, as in the table
  ['R2', 10, perMu(() => 'fixedAssets', [[500, 100], [300, 80], [200, 60], [100, 40]])],
  // biome-ignore format: one indicator a line, as in the table
  ['R3', 7, (of) => tiered(quotient(figure(of.parcel, 'vacantFloorArea'), figure(of.parcel, 'floorArea')), [[0.05, 100], [0.15, 80], [0.3, 60], [0.5, 40]], atMost)],
  ['R4', 5, r4],
  // biome-ignore format: one indicator a line, as in the table
  ['E1', 20, perMu(() => 'taxPaid', [[100, 100], [60, 80], [30, 60], [12, 40], [4, 20]])],
  // biome-ignore format: one indicator a line, as in the table
  ['E2', 12, perMu(outputOf, [[1000, 100], [600, 80], [300, 60], [150, 40], [50, 20]])],
  // biome-ignore format: one indicator a line, as in the table
  ['E3', 5, ratio(() => 'revenue', 'employeesYearEnd', [[200, 100], [120, 80], [80, 60], [40, 40]])],
  ['E4', 8, e4],
  // biome-ignore format: one indicator a line, as in the table
  ['G1', 8, ratio(outputOf, 'energyTce', [[20, 100], [10, 80], [5, 60], [2.5, 40]])],
  ['G2', 5, g2],
  ['G3', 12, g3],
]

const leftOut: ReadonlySet<string> = new Set(['E4', 'G2'])

/** Semantics 8: for 仓储 the weights of E4 and G2 go to the others of their dimension in proportion. */
function effectiveWeight(id: string, weight: number, storage: boolean): Fraction {
  if (!storage) return exactly(weight)
  if (leftOut.has(id)) return nothing
  const dimension = table.filter(([other]) => other[0] === id[0])
  const whole = dimension.reduce((total, [, part]) => total + part, 0)
  const kept = dimension.filter(([other]) => !leftOut.has(other)).reduce((total, [, part]) => total + part, 0)
  return over(exactly(weight * whole), exactly(kept))
}

/** The eleven indicators of a parcel whose land area and class are known. */
export function indicatorsOf(of: Case): readonly Measured[] {
  const storage = of.parcel.landClass === '仓储'
  return table.map(([id, weight, measure]) => {
    if (storage && leftOut.has(id)) return { id, value: null, points: null, weight: nothing }
    const [value, points] = measure(of)
    return { id, value, points, weight: effectiveWeight(id, weight, storage) }
  })
}

/** Total = Σ weight × points / 100, rounded half-up to six decimals. */
export function totalOf(indicators: readonly Measured[]): Fraction {
  const parts = indicators.map(({ weight, points }) => over(times(weight, points ?? nothing), full))
  return toSixDecimals(sum(parts))
}
