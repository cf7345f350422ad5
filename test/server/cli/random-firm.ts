import type { FirmRow, ParcelRow } from './ledger.ts'
import { type Random, rounded } from './random.ts'
import { mostly, nearLine, withBlanks } from './random-parcel.ts'
import { cleanFirm } from './sample.ts'

/** Amounts per 亩 that stand on the lines of the standard when the firm is the parcel's only one. */
function amounts(random: Random, mu: number): FirmRow {
  const revenue = nearLine(random, mu, [50, 150, 300, 600, 1000])
  const employeesYearEnd = mostly(
    random,
    Math.max(1, Math.round(revenue / random.pick([30, 40, 80, 120, 200]))),
    [0],
    0.03,
  )
  const grossOutput = nearLine(random, mu, [50, 150, 300, 600, 1000, 1200])
  const refund = -rounded(random.next() * 50)
  return {
    fixedAssets: nearLine(random, mu, [50, 100, 200, 300, 500]),
    grossOutput,
    revenue: mostly(random, revenue, [0], 0.03),
    taxPaid: mostly(random, nearLine(random, mu, [0, 4, 12, 30, 60, 100]), [0, refund], 0.06),
    rdExpense: mostly(random, nearLine(random, revenue, [0.01, 0.02, 0.03, 0.05]), [0, 0.01], 0.2),
    energyTce: mostly(random, rounded(grossOutput / random.pick([2, 2.5, 5, 10, 20]), 3), [0], 0.03),
    employeesYearEnd,
  }
}

const amountOf = (random: Random): number | null =>
  random.chance(0.5) ? null : mostly(random, rounded(random.next() * 2, 4), [0])

function discharge(random: Random): FirmRow {
  if (random.chance(0.6)) {
    const none = mostly(random, null, [0, 0.0001], 0.1)
    return { hasDischarge: '否', codT: none }
  }
  const codT = mostly(random, rounded(random.next(), 4), [null, 0], 0.3)
  return { hasDischarge: '是', codT, nh3nT: amountOf(random), so2T: amountOf(random), noxT: amountOf(random) }
}

function qualifications(random: Random): FirmRow {
  const level = () => mostly(random, '无', ['区级', '市级', '国家级'], 0.15)
  return {
    highTech: mostly(random, '否', ['是'], 0.3),
    techGiant: mostly(random, '否', ['是'], 0.1),
    techSme: mostly(random, '否', ['是'], 0.2),
    srdi: mostly(random, '无', ['区级', '市级', '市级', '国家级小巨人'], 0.3),
    techCenter: level(),
    designCenter: level(),
    headquarters: mostly(random, '否', ['是'], 0.03),
    foreignRd: mostly(random, '否', ['是'], 0.03),
  }
}

/** A firm on the parcel, one of `firms` that divide its floor area. */
export function randomFirm(random: Random, parcel: ParcelRow, number: number, serial: number, firms: number): FirmRow {
  const mu = (typeof parcel.landArea === 'number' ? parcel.landArea : 20_000) * 0.0015
  const floor = typeof parcel.floorArea === 'number' ? parcel.floorArea : 0
  const opStatus = mostly(random, '正常', ['停产', '半停产', '歇业', '未投产'], 0.1)
  return withBlanks(
    random,
    {
      ...cleanFirm(number, serial),
      occupiedFloorArea: rounded((floor * mostly(random, 1, [1.02], 0.02)) / firms),
      opStatus,
      parcelShare: random.chance(0.15) ? mostly(random, rounded(random.next() * 100, 4), [0, 100], 0.3) : null,
      ...amounts(random, random.chance(0.7) ? mu : mu / firms),
      ...discharge(random),
      ...qualifications(random),
      uscc: mostly(random, cleanFirm(number, serial).uscc ?? null, ['9131011700000010'], 0.005),
    },
    0.005,
  )
}
