/*
 * Parcels for implementations to disagree on: beside the usual random ones, values at, just below and just above the
 * bounds of the standards, halves that round up, ties, nothing but zeros, refunds, and many rules at once.
 */
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'
import { type Chance, chanceOf, randomFacts } from '../core/scoring/random-facts.ts'

/** The bounds of the shipped ladders, stops and fixed benchmarks, per 亩, person or tonne. */
const bounds = [1, 4, 11.59, 12, 20, 24.097, 30, 50, 60, 69.769231, 100, 150, 300, 500, 523.692308, 600, 1000] as const
/** What a value lies off its bound: rounding to 6 decimals brings the halves back onto it, and only those. */
const offsets = [0, 0, -1e-6, 1e-6, -5e-7, -5.1e-7, 4e-7, 5e-7] as const

/** 30 亩 and 20 people: quotients end. */
const roundMu = { landArea: 20000, mu: 30, people: 20, energy: 8 } as const

function timesExactly(bound: number, offset: number, factor: number): number {
  return Number(((bound + offset) * factor).toFixed(9))
}

function edgeParcel(chance: Chance, base: ParcelFacts): ParcelFacts {
  const at = (factor: number) => timesExactly(chance.pick(...bounds), chance.pick(...offsets), factor)
  const revenue = at(roundMu.people)
  const firm: EnterpriseValues = {
    ...base.firms[0],
    fixedAssets: at(roundMu.mu),
    grossOutput: at(chance.pick(roundMu.mu, roundMu.energy)),
    revenue,
    taxPaid: at(chance.pick(roundMu.mu, roundMu.energy)),
    rdExpense: Number(((revenue * chance.pick(1, 2, 3, 3.02, 5)) / 100 + chance.pick(0, 0, 1e-9, -1e-9)).toFixed(9)),
    energyTce: roundMu.energy,
    electricityKwh: roundMu.energy,
    employeesYearEnd: roundMu.people,
  }
  return { ...base, parcel: { ...base.parcel, landArea: roundMu.landArea }, firms: [{ ...firm, parcelShare: 100 }] }
}

/** What newer indicators and rules read, which the usual random parcels leave blank. */
function completed(chance: Chance, firm: EnterpriseValues): EnterpriseValues {
  const more: EnterpriseValues = {
    industryCode: chance.pick('3484', '3481', '2661', '3099', '1761'),
    occupancy: chance.pick('自有', '租赁', '租赁', '分租'),
    electricityKwh: chance.is(0.05) ? 0 : chance.decimal(0, 900, 2),
    startProduction: chance.pick('2012-09-01', '2022-12-31', '2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'),
  }
  const kept = Object.entries(more).filter(() => !chance.is(0.05))
  return { ...Object.fromEntries(kept), ...firm }
}

/** Every rule's field with an even chance: all combinations of vetoes, caps, floors and exemptions come up. */
function ruledParcel(chance: Chance, parcel: ParcelValues): ParcelValues {
  const even = chance.pick
  return {
    ...parcel,
    houseSafety: even('无', '一般', '重大'),
    workSafety: even('符合', '限期整改', '不符合'),
    envCompliance: even('达标', '限期整改', '重大违法或不达标'),
    envRestrict: even(true, false),
    idleDetermined: even(true, false, false, false),
    legality: even('合法', '合法', '部分违法', '违法'),
    useMismatch: even(true, false),
    bottleneckTech: even(true, false),
    exemptReason: even('无', '无', '建设期内', '公用设施'),
  }
}

function withZeros(firm: EnterpriseValues, sign: number): EnterpriseValues {
  const zeros = { fixedAssets: 0, grossOutput: 0, revenue: 0, rdExpense: 0, energyTce: 0, employeesYearEnd: 0 }
  return { ...firm, ...zeros, taxPaid: sign === 0 ? 0 : -12.5, electricityKwh: 0 }
}

function oneOf(chance: Chance, code: string, cycle: string, before: readonly ParcelFacts[]): ParcelFacts {
  const twin = chance.is(0.08) ? before[Math.floor(chance.next() * before.length)] : undefined
  if (twin !== undefined) return { ...twin, parcelCode: code }
  const plain = randomFacts(chance, code, cycle)
  const base = { ...plain, firms: plain.firms.map((firm) => completed(chance, firm)) }
  const kind = chance.next()
  if (kind < 0.15) return edgeParcel(chance, base)
  if (kind < 0.2) return { ...base, parcel: ruledParcel(chance, base.parcel) }
  if (kind < 0.23) return { ...base, firms: base.firms.map((firm) => withZeros(firm, chance.pick(0, -1))) }
  if (kind < 0.27)
    return { ...base, parcel: { ...base.parcel, landArea: chance.pick(1999.99, 2000, 3333.32, 3333.33) } }
  return base
}

/** A district: parcels P000001 … in code order; the same seed gives the same parcels anywhere. */
export function secondDistrict(seed: number, size: number, cycle = '2025'): readonly ParcelFacts[] {
  const chance = chanceOf(seed)
  const made: ParcelFacts[] = []
  for (let index = 1; index <= size; index += 1) {
    made.push(oneOf(chance, `P${String(index).padStart(6, '0')}`, cycle, made))
  }
  return made
}
