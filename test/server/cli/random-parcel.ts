import type { ParcelRow } from './ledger.ts'
import { type Random, rounded } from './random.ts'
import { cleanParcel } from './sample.ts'

/** Mostly the harmless answer, now and then one of the others. */
export function mostly<Value>(random: Random, usual: Value, others: readonly Value[], seldom = 0.05): Value {
  return random.chance(seldom) ? random.pick(others) : usual
}

/** Blanks cells now and then. */
export function withBlanks<Row extends object>(random: Random, row: Row, probability: number): Row {
  const entries = Object.entries(row).filter(
    ([key]) => key === 'parcelCode' || key === 'assessYear' || !random.chance(probability),
  )
  return Object.fromEntries(entries) as Row
}

/** On a line of the standard, a hundredth beside it, or anywhere about it. */
export function nearLine(random: Random, whole: number, lines: readonly number[]): number {
  const line = whole * random.pick(lines)
  const beside = random.pick([0, 0, 0.01, -0.01, null])
  return Math.max(0, rounded(beside === null ? line * (0.6 + random.next()) : line + beside))
}

function areas(random: Random): ParcelRow {
  const landArea = random.pick([10_000, 20_000, 13_333.33, 6666.67, 40_000, rounded(3000 + random.next() * 60_000)])
  const farAllowed = random.chance(0.6) ? random.pick([1, 1.2, 1.5, 2, 2.5]) : null
  const far = [0.4, 0.6, 0.7, 0.8, 1, 1.1]
  const bare = [0.7, 1, 1.2, 1.5, 1.8]
  const floorArea = random.chance(0.02) ? 0 : nearLine(random, landArea * (farAllowed ?? 1), farAllowed ? far : bare)
  const empty = random.chance(0.5) ? 0 : Math.min(floorArea, nearLine(random, floorArea, [0.05, 0.15, 0.3, 0.5, 1]))
  const vacantFloorArea = mostly(random, empty, [floorArea, rounded(floorArea + 100)], 0.04)
  const used = Math.max(0, rounded(floorArea - vacantFloorArea))
  return {
    landArea,
    farAllowed,
    floorArea,
    vacantFloorArea,
    vacantSince:
      vacantFloorArea > 0 ? random.pick(['2022-05-01', '2023-12-01', '2023-12-31', '2024-01-01', '2024-12-01']) : null,
    selfUsedArea: mostly(random, used, [rounded(used + floorArea * 0.08)], 0.02),
    illegalFloorArea: mostly(random, 0, [0.01, rounded(floorArea / 10), rounded(floorArea + 1)], 0.04),
    footprintArea: random.chance(0.5) ? mostly(random, rounded(landArea / 2), [rounded(landArea + 0.01)], 0.02) : null,
  }
}

function judged(random: Random): ParcelRow {
  return {
    propertyQuality: random.pick(['优', '良', '中', '差']),
    houseSafety: mostly(random, '无', ['一般', '一般', '重大']),
    workSafety: mostly(random, '符合', ['限期整改', '限期整改', '不符合']),
    envCompliance: mostly(random, '达标', ['限期整改', '限期整改', '重大违法或不达标']),
    legality: mostly(random, '合法', ['部分违法', '部分违法', '违法']),
    idleDetermined: mostly(random, '否', ['是'], 0.02),
    envRestrict: mostly(random, '否', ['是']),
    useMismatch: mostly(random, '否', ['是']),
    bottleneckTech: mostly(random, '否', ['是'], 0.08),
    exemptReason: mostly(random, '无', ['建设期内', '投产未满两年', '公用设施'], 0.04),
  }
}

/** A parcel of any of the three classes that may hit every line, rule and error of a parcel row. */
export function randomParcel(random: Random, number: number, firmCount: number): ParcelRow {
  const landClass = random.pick(['工业', '工业', '工业', '仓储', '研发'])
  return withBlanks(
    random,
    {
      ...cleanParcel(number),
      landClass,
      ...areas(random),
      ...judged(random),
      firmCount: mostly(random, firmCount, [firmCount + 1], 0.01),
      selfNote: firmCount === 0 && random.chance(0.8) ? '清退后待租' : null,
      ownerUscc: mostly(random, cleanParcel(number).ownerUscc ?? null, ['9131O117MA0000A19E', '91310117'], 0.01),
    },
    0.006,
  )
}
