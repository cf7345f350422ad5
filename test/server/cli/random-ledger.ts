import { type Random, randomOf, rounded } from './random.ts'
import { randomFirm } from './random-firm.ts'
import { randomParcel } from './random-parcel.ts'
import type { Case } from './reference-rows.ts'
import { creditCode, parcelCodeOf } from './sample.ts'

export interface Wish {
  readonly seed: number
  readonly parcels: number
  readonly years: readonly number[]
}

/** The same answers under another code and other credit codes: a tie. */
function twin(of: Case, number: number, serial: () => number): Case {
  const parcelCode = parcelCodeOf(number)
  return {
    parcel: { ...of.parcel, parcelCode },
    firms: of.firms.map((firm) => ({
      ...firm,
      parcelCode,
      ...(firm.uscc === undefined ? {} : { uscc: creditCode(serial()) }),
    })),
  }
}

/** Spreads some firms over two neighbouring parcels of a year: most with shares that make 100, some not. */
function shareFirms(random: Random, cases: readonly Case[]): readonly Case[] {
  return cases.map((of, index) => {
    const neighbour = cases[index - 1]
    const [firm] = neighbour?.firms ?? []
    const share = firm?.parcelShare ?? null
    if (firm === undefined || neighbour?.parcel.assessYear !== of.parcel.assessYear || typeof share !== 'number')
      return of
    const rest = rounded(100 - share, 4)
    const parcelShare = random.pick([
      rest,
      rest,
      rest,
      rounded(Math.min(rest + 0.01, 100), 4),
      rounded(Math.min(rest + 0.02, 100), 4),
      null,
    ])
    const shared = { ...firm, parcelCode: of.parcel.parcelCode ?? null, parcelShare, occupiedFloorArea: 0 }
    const counted = of.parcel.firmCount === of.firms.length
    return {
      parcel: counted ? { ...of.parcel, firmCount: of.firms.length + 1 } : of.parcel,
      firms: [...of.firms, shared],
    }
  })
}

/** A made-up district, the same for the same wish. */
export function randomLedger({ seed, parcels, years }: Wish): readonly Case[] {
  const random = randomOf(seed)
  let last = 0
  const serial = () => ++last
  const cases: Case[] = []
  for (let number = 1; number <= parcels; number += 1) {
    const model = cases.at(-1)
    if (model !== undefined && random.chance(0.08)) {
      cases.push(twin(model, number, serial))
      continue
    }
    const count = random.pick([0, 1, 1, 1, 1, 2, 2, 3])
    const parcel = { ...randomParcel(random, number, count), assessYear: random.pick(years) }
    const firms = Array.from({ length: count }, () => randomFirm(random, parcel, number, serial(), count))
    cases.push({ parcel, firms })
  }
  return shareFirms(random, cases)
}
