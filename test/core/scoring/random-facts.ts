/** Parcels made up from a seed, leaning towards bounds, blanks and rules. The same seed gives the same parcels anywhere. */
import type { ParcelFacts, ParcelFigures } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import type { ParcelValues } from '#core/forms/parcel-self-assessment.ts'

export interface Chance {
  /** In [0, 1). */
  readonly next: () => number
  readonly is: (probability: number) => boolean
  readonly pick: <const T>(...options: readonly [T, ...T[]]) => T
  /** From min to max, with so many decimals. */
  readonly decimal: (min: number, max: number, decimals: number) => number
}

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    is: (probability) => next() < probability,
    pick: (...options) => options[Math.floor(next() * options.length)] ?? options[0],
    decimal: (min, max, decimals) => fixed(min + next() * (max - min), decimals),
  }
}

function fixed(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}

/** An amount at, just below or just above `bound`, or anywhere up to its double. */
function near(chance: Chance, bound: number, decimals: number): number {
  const step = 10 ** -decimals
  const at = fixed(bound, decimals) + step * chance.pick(-1, 0, 0, 1)
  return fixed(Math.max(0, chance.is(0.5) ? at : chance.next() * 2 * bound), decimals)
}

/** The value, or a blank now and then. */
function orBlank<const Key extends string, const T>(
  chance: Chance,
  blank: number,
  key: Key,
  value: T,
): { readonly [K in Key]?: T } {
  return chance.is(blank) ? {} : ({ [key]: value } as { readonly [K in Key]?: T })
}

const landAreas = [10000, 13333.33, 6666.67, 20000] as const

function randomParcel(chance: Chance): ParcelValues {
  const landArea = chance.is(0.5) ? chance.pick(...landAreas) : chance.decimal(500, 100000, 2)
  const farAllowed = chance.pick(0.8, 1, 1.2, 1.5, 2)
  const ratio = chance.pick(0.4, 0.6, 0.7, 0.8, 1, 1.2, 1.5) * chance.pick(1, 1, farAllowed)
  const floorArea = chance.is(0.03) ? 0 : near(chance, landArea * ratio, 2)
  const vacant = chance.pick(0, 0, 0.05, 0.15, 0.3, 0.5, 1)
  const vacantFloorArea =
    vacant === 0 || vacant === 1 ? floorArea * vacant : Math.min(floorArea, near(chance, floorArea * vacant, 2))
  return {
    townCode: chance.pick('310117105000', '310117107000', '310117501000'),
    ...orBlank(chance, 0.01, 'landArea', landArea),
    ...orBlank(chance, 0.01, 'landClass', chance.pick('工业', '工业', '工业', '仓储', '研发')),
    ...orBlank(chance, 0.03, 'floorArea', floorArea),
    ...orBlank(chance, 0.3, 'farAllowed', farAllowed),
    ...orBlank(chance, 0.03, 'vacantFloorArea', vacantFloorArea),
    ...orBlank(
      chance,
      0.05,
      'vacantSince',
      chance.pick('2021-06-01', '2022-12-31', '2023-01-01', '2023-12-01', '2023-12-31', '2024-01-01', '2025-05-01'),
    ),
    ...orBlank(chance, 0.03, 'propertyQuality', chance.pick('优', '良', '中', '差')),
    ...orBlank(chance, 0.02, 'houseSafety', chance.is(0.05) ? chance.pick('一般', '重大') : '无'),
    ...orBlank(chance, 0.02, 'workSafety', chance.is(0.05) ? chance.pick('限期整改', '不符合') : '符合'),
    ...orBlank(chance, 0.02, 'envCompliance', chance.is(0.05) ? chance.pick('限期整改', '重大违法或不达标') : '达标'),
    ...orBlank(chance, 0.02, 'envRestrict', chance.is(0.04)),
    ...orBlank(chance, 0.02, 'idleDetermined', chance.is(0.02)),
    ...orBlank(chance, 0.02, 'legality', chance.is(0.05) ? chance.pick('部分违法', '违法') : '合法'),
    ...orBlank(chance, 0.02, 'useMismatch', chance.is(0.03)),
    ...orBlank(chance, 0.02, 'illegalFloorArea', chance.is(0.04) ? chance.pick(0.01, 250) : 0),
    ...orBlank(chance, 0.02, 'bottleneckTech', chance.is(0.04)),
    ...orBlank(
      chance,
      0.02,
      'exemptReason',
      chance.is(0.05) ? chance.pick('建设期内', '投产未满两年', '公用设施') : '无',
    ),
  }
}

interface Scale {
  readonly mu: number
  readonly firms: number
  readonly stopped: boolean
}

function randomFirm(chance: Chance, index: number, { mu, firms, stopped }: Scale): EnterpriseValues {
  const part = mu / firms
  const revenue = chance.is(0.03) ? 0 : near(chance, part * chance.pick(50, 150, 300, 600, 1000), 2)
  const grossOutput = chance.is(0.03) ? 0 : near(chance, part * chance.pick(50, 150, 300, 600, 1000), 2)
  const output = chance.pick(revenue, grossOutput)
  const share = chance.is(0.7)
    ? {}
    : { parcelShare: chance.is(0.3) ? chance.pick(0, 100, 50) : chance.decimal(0, 100, 4) }
  const tax = stopped ? chance.pick(0, 0, -3.25) : near(chance, part * chance.pick(4, 12, 30, 60, 100), 2)
  return {
    uscc: `F${index}`,
    ...share,
    ...orBlank(
      chance,
      0.02,
      'opStatus',
      stopped ? chance.pick('停产', '歇业') : chance.pick('正常', '正常', '正常', '停产', '半停产'),
    ),
    ...orBlank(chance, 0.03, 'aboveScale', chance.is(0.5)),
    ...orBlank(chance, 0.04, 'fixedAssets', near(chance, part * chance.pick(100, 200, 300, 500), 2)),
    ...orBlank(chance, 0.04, 'grossOutput', grossOutput),
    ...orBlank(chance, 0.04, 'revenue', revenue),
    ...orBlank(chance, 0.04, 'taxPaid', chance.is(0.02) ? -tax : tax),
    ...orBlank(
      chance,
      0.04,
      'rdExpense',
      chance.is(0.1) ? chance.pick(0, 0.01) : near(chance, revenue * chance.pick(0.01, 0.02, 0.03, 0.05), 2),
    ),
    ...orBlank(chance, 0.04, 'energyTce', chance.is(0.03) ? 0 : near(chance, output / chance.pick(2.5, 5, 10, 20), 3)),
    ...orBlank(
      chance,
      0.04,
      'employeesYearEnd',
      chance.is(0.03) ? 0 : Math.floor(near(chance, revenue / chance.pick(40, 80, 120, 200), 0)),
    ),
    ...randomDischarge(chance, output),
    ...orBlank(chance, 0.03, 'highTech', chance.is(0.3)),
    ...orBlank(chance, 0.03, 'techGiant', chance.is(0.1)),
    ...orBlank(chance, 0.03, 'techSme', chance.is(0.2)),
    ...orBlank(chance, 0.03, 'srdi', chance.is(0.25) ? chance.pick('区级', '市级', '国家级小巨人') : '无'),
    ...orBlank(chance, 0.03, 'techCenter', chance.is(0.15) ? chance.pick('区级', '市级', '国家级') : '无'),
    ...orBlank(chance, 0.03, 'designCenter', chance.is(0.1) ? chance.pick('区级', '市级', '国家级') : '无'),
    ...orBlank(chance, 0.03, 'headquarters', chance.is(0.03)),
    ...orBlank(chance, 0.03, 'foreignRd', chance.is(0.03)),
  }
}

function randomDischarge(chance: Chance, output: number): EnterpriseValues {
  const discharges = chance.is(0.45)
  const hasDischarge = orBlank(chance, 0.06, 'hasDischarge', discharges)
  if (!discharges && chance.is(0.95)) return hasDischarge
  const mass = output / chance.pick(500, 2500, 10000, 20000)
  return {
    ...hasDischarge,
    ...orBlank(chance, 0.4, 'codT', chance.is(0.1) ? 0 : near(chance, mass, 4)),
    ...orBlank(chance, 0.7, 'nh3nT', near(chance, mass * 0.8, 4)),
    ...orBlank(chance, 0.7, 'so2T', near(chance, mass * 0.95, 4)),
    ...orBlank(chance, 0.7, 'noxT', near(chance, mass * 0.95, 4)),
  }
}

function randomFigures(chance: Chance, mu: number): ParcelFigures {
  const amount = (perMu: number): number => near(chance, mu * perMu, 2)
  return {
    statistics: {
      ...orBlank(chance, 0.5, 'fixedAssets', amount(300)),
      ...orBlank(chance, 0.5, 'grossOutput', amount(600)),
      ...orBlank(chance, 0.5, 'revenue', amount(600)),
      ...orBlank(chance, 0.5, 'energyTce', chance.is(0.1) ? 0 : amount(60)),
      ...orBlank(chance, 0.5, 'employeesYearEnd', Math.floor(amount(5))),
    },
    tax: {
      ...orBlank(chance, 0.5, 'taxPaid', amount(30) * chance.pick(1, 1, 1, 0, -1)),
      ...orBlank(chance, 0.5, 'rdExpense', amount(18)),
    },
    ecology: {
      ...orBlank(chance, 0.5, 'codT', chance.pick(0, 0.3)),
      ...orBlank(chance, 0.7, 'nh3nT', 0.08),
      ...orBlank(chance, 0.7, 'so2T', 0.0475),
      ...orBlank(chance, 0.7, 'noxT', 0.0001),
    },
  }
}

/** One parcel; `cycle` is the assessment year. */
export function randomFacts(chance: Chance, parcelCode: string, cycle = '2025'): ParcelFacts {
  const parcel = randomParcel(chance)
  const mu = ((parcel.landArea ?? 10000) * 15) / 10000
  const firms = chance.pick(1, 1, 1, 1, 1, 2, 2, 3, 6) * (chance.is(0.06) ? 0 : 1)
  const scale = { mu, firms, stopped: chance.is(0.06) }
  return {
    parcelCode,
    cycle,
    parcel,
    firms: Array.from({ length: firms }, (_, index) => randomFirm(chance, index, scale)),
    taxPaidYearBefore: chance.is(0.4) ? null : chance.pick(0, 0, -1.5, 12.34),
    blockedBy: chance.is(0.03) ? ['X02'] : [],
    ...(chance.is(0.08) ? { figures: randomFigures(chance, mu) } : {}),
  }
}

/** A district: parcels P00001 … in code order. */
export function randomDistrict(seed: number, size: number, cycle = '2025'): readonly ParcelFacts[] {
  const chance = chanceOf(seed)
  return Array.from({ length: size }, (_, index) =>
    randomFacts(chance, `P${String(index + 1).padStart(6, '0')}`, cycle),
  )
}
