/*
 * The floor that scoring is measured against: the example standard written out as one loop, with the engine's exact
 * sums, its rounding and its sort, and nothing kept but total, rank and class. No standard to read, no trace.
 */
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { add, type Exact, exact, isZero, multiply, quotientHalfUp, zero } from '#core/vocabulary/exact.ts'

export interface PlainResult {
  readonly parcelCode: string
  readonly landClass: string
  total: number
  ranked: boolean
  rank: number
  class: string | null
  cap: string
  floor: string
}

const fields = [
  'fixedAssets',
  'grossOutput',
  'revenue',
  'taxPaid',
  'rdExpense',
  'energyTce',
  'employeesYearEnd',
] as const
const masses = ['codT', 'nh3nT', 'so2T', 'noxT'] as const
const factors = [exact(76), exact(95), exact(80), exact(80)] as const
const seventySix = exact(76)
const hundred = exact(100)
const mu: Exact = { units: 15, scale: 4 }

interface Sums {
  readonly known: (Exact | null)[]
  readonly blank: boolean[]
  equivalents: Exact | null
}

function shared(amount: number, share: number | undefined): Exact {
  if (share === undefined || share === 100) return exact(amount)
  const { units, scale } = multiply(exact(amount), exact(share))
  return { units, scale: scale + 2 }
}

function sumsOf(firms: readonly EnterpriseValues[]): Sums {
  const sums: Sums = { known: fields.map(() => null), blank: fields.map(() => firms.length === 0), equivalents: null }
  for (const firm of firms) {
    for (let index = 0; index < fields.length; index += 1) {
      const amount = firm[fields[index] ?? 'revenue']
      if (amount === undefined) sums.blank[index] = true
      else {
        const part = shared(amount, firm.parcelShare)
        const known = sums.known[index] ?? null
        sums.known[index] = known === null ? part : add(known, part)
      }
    }
    for (let index = 0; index < masses.length; index += 1) {
      const mass = firm[masses[index] ?? 'codT']
      if (mass === undefined) continue
      const part = multiply(shared(mass, firm.parcelShare), factors[index] ?? zero)
      sums.equivalents = sums.equivalents === null ? part : add(sums.equivalents, part)
    }
  }
  return sums
}

function value(numerator: Exact | null, denominator: Exact | null): number {
  if (numerator === null || denominator === null || isZero(denominator)) return Number.NaN
  return quotientHalfUp(numerator, denominator, 6)
}

function tier5(v: number, a: number, b: number, c: number, d: number): number {
  return v >= a ? 100 : v >= b ? 80 : v >= c ? 60 : v >= d ? 40 : 0
}

function tier6(v: number, a: number, b: number, c: number, d: number, e: number): number {
  return v >= a ? 100 : v >= b ? 80 : v >= c ? 60 : v >= d ? 40 : v >= e ? 20 : 0
}

const levels = { 区级: 30, 市级: 50, 国家级: 80, 无: 0 } as const
const srdiLevels = { 区级: 20, 市级: 40, 国家级小巨人: 80, 无: 0 } as const

function qualifications(firms: readonly EnterpriseValues[]): number {
  let [high, giant, sme, srdi, tech, design, head, foreign] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const firm of firms) {
    if (firm.highTech) high = 40
    if (firm.techGiant) giant = 40
    if (firm.techSme) sme = 20
    if (firm.srdi !== undefined) srdi = Math.max(srdi, srdiLevels[firm.srdi])
    if (firm.techCenter !== undefined) tech = Math.max(tech, levels[firm.techCenter])
    if (firm.designCenter !== undefined) design = Math.max(design, levels[firm.designCenter])
    if (firm.headquarters) head = 80
    if (firm.foreignRd) foreign = 80
  }
  return Math.min(100, high + giant + sme + srdi + tech + design + head + foreign)
}

function landPoints({ parcel }: ParcelFacts, land: Exact, area: Exact, fixedAssets: Exact | null): number {
  const { floorArea, vacantFloorArea, farAllowed, propertyQuality } = parcel
  const floor = floorArea === undefined ? null : exact(floorArea)
  const far = farAllowed === undefined ? value(floor, land) : value(floor, multiply(land, exact(farAllowed)))
  const r1 = farAllowed === undefined ? tier5(far, 1.5, 1.2, 1, 0.7) : tier5(far, 1, 0.8, 0.6, 0.4)
  const r2 = tier5(value(fixedAssets, area), 500, 300, 200, 100)
  const vacancy = value(vacantFloorArea === undefined ? null : exact(vacantFloorArea), floor)
  const r3 = vacancy <= 0.05 ? 100 : vacancy <= 0.15 ? 80 : vacancy <= 0.3 ? 60 : vacancy <= 0.5 ? 40 : 0
  const r4 = propertyQuality === '优' ? 100 : propertyQuality === '良' ? 80 : propertyQuality === '中' ? 50 : 0
  return 8 * r1 + 10 * r2 + 7 * r3 + 5 * r4
}

function researchPoints(rdExpense: Exact | null, revenue: Exact | null): number {
  const intensity = value(rdExpense === null ? null : multiply(rdExpense, hundred), revenue)
  return intensity >= 5 ? 100 : intensity >= 3 ? 80 : intensity >= 2 ? 60 : intensity >= 1 ? 40 : intensity > 0 ? 20 : 0
}

function dischargePoints(firms: readonly EnterpriseValues[], output: Exact | null, equivalents: Exact | null): number {
  if (firms.length > 0 && firms.every((firm) => firm.hasDischarge === false)) return 100
  const scaled = output === null ? null : multiply(output, seventySix)
  return tier5(value(scaled, equivalents), 20000, 10000, 2500, 500)
}

function totalOf(facts: ParcelFacts, landArea: number, firms: readonly EnterpriseValues[], sums: Sums): number {
  const { landClass } = facts.parcel
  const [fixedAssets, grossOutput, revenue, taxPaid, rdExpense, energy, staff] = sums.known
  const land = exact(landArea)
  const area = multiply(land, mu)
  const output = (landClass === '工业' ? grossOutput : revenue) ?? null
  const r = landPoints(facts, land, area, fixedAssets ?? null)
  const e1 = tier6(value(taxPaid ?? null, area), 100, 60, 30, 12, 4)
  const e2 = tier6(value(output, area), 1000, 600, 300, 150, 50)
  const e3 = tier5(value(revenue ?? null, sums.blank[6] ? null : (staff ?? null)), 200, 120, 80, 40)
  const g1 = tier5(value(output, sums.blank[5] ? null : (energy ?? null)), 20, 10, 5, 2.5)
  const g3 = qualifications(firms)
  if (landClass === '仓储') {
    const sum = 148 * r + 180 * (20 * e1 + 12 * e2 + 5 * e3) + 185 * (8 * g1 + 12 * g3)
    return quotientHalfUp(exact(sum), exact(14800), 6)
  }
  const e4 = researchPoints(rdExpense ?? null, sums.blank[2] ? null : (revenue ?? null))
  const g2 = dischargePoints(firms, output, sums.equivalents)
  const sum = r + 20 * e1 + 12 * e2 + 5 * e3 + 8 * e4 + 8 * g1 + 5 * g2 + 12 * g3
  return quotientHalfUp(exact(sum), hundred, 6)
}

function isWhollyVacant({ parcel, cycle }: ParcelFacts): boolean {
  const { floorArea, vacantFloorArea, vacantSince } = parcel
  if (floorArea === undefined || vacantFloorArea === undefined || vacantSince === undefined) return false
  return floorArea > 0 && vacantFloorArea >= floorArea && vacantSince <= `${Number(cycle) - 2}-12-31`
}

function isVetoed(facts: ParcelFacts, firms: readonly EnterpriseValues[], sums: Sums): boolean {
  const { houseSafety, workSafety, envCompliance, idleDetermined, legality } = facts.parcel
  if (houseSafety === '重大' || workSafety === '不符合' || envCompliance === '重大违法或不达标') return true
  if (idleDetermined === true || legality === '违法' || isWhollyVacant(facts)) return true
  const tax = sums.known[3] ?? null
  const before = facts.taxPaidYearBefore
  if (tax === null || tax.units > 0 || before === null || before > 0 || firms.length === 0) return false
  return firms.every((firm) => firm.opStatus === '停产' || firm.opStatus === '歇业')
}

function capOf({ parcel }: ParcelFacts): string {
  const { legality, illegalFloorArea = 0, envRestrict, useMismatch, workSafety, houseSafety, envCompliance } = parcel
  if (envRestrict || useMismatch || legality === '部分违法' || illegalFloorArea > 0) return 'C'
  return workSafety === '限期整改' || houseSafety === '一般' || envCompliance === '限期整改' ? 'B' : 'A'
}

function judge(facts: ParcelFacts): PlainResult {
  const { parcel, parcelCode, blockedBy } = facts
  const { landClass = '', landArea } = parcel
  const result: PlainResult = {
    parcelCode,
    landClass,
    total: Number.NaN,
    ranked: false,
    rank: 0,
    class: null,
    cap: capOf(facts),
    floor: 'D',
  }
  if (blockedBy.length > 0 || landArea === undefined || landClass === '') return result
  const firms = facts.firms.filter((firm) => firm.parcelShare !== 0)
  const sums = sumsOf(firms)
  result.total = totalOf(facts, landArea, firms, sums)
  if (firms.some((firm) => firm.srdi === '国家级小巨人' || firm.headquarters || firm.foreignRd)) result.floor = 'B'
  if (isVetoed(facts, firms, sums)) result.class = 'D'
  else if (parcel.exemptReason === undefined || parcel.exemptReason === '无') {
    result.ranked = parcel.bottleneckTech !== true
    if (!result.ranked) result.class = result.cap
  }
  return result
}

function classOf(rank: number, size: number, total: number): string {
  if (size < 20) return total >= 80 ? 'A' : total >= 60 ? 'B' : total >= 40 ? 'C' : 'D'
  return rank * 100 <= 20 * size ? 'A' : rank * 100 <= 75 * size ? 'B' : rank * 100 <= 95 * size ? 'C' : 'D'
}

/** Totals, ranks and classes of parcels that no department gave figures for. */
export function plainScoring(facts: readonly ParcelFacts[]): readonly PlainResult[] {
  const results = facts.map(judge).sort((a, b) => (a.parcelCode < b.parcelCode ? -1 : 1))
  for (const landClass of ['工业', '仓储', '研发']) {
    const group = results.filter((result) => result.ranked && result.landClass === landClass)
    group.sort((a, b) => b.total - a.total)
    let rank = 0
    let previous = Number.NaN
    for (const [index, result] of group.entries()) {
      if (result.total !== previous) rank = index + 1
      previous = result.total
      result.rank = rank
      const byRank = classOf(rank, group.length, result.total)
      const raised = byRank > result.floor ? result.floor : byRank
      result.class = raised < result.cap ? result.cap : raised
    }
  }
  return results
}
