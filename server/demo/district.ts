import { completedUscc } from '#core/form/code-system.ts'
import type { Cells } from '#core/form/form.ts'
import { type TownCode, towns } from '#core/vocabulary/district.ts'
import type { LandClass } from '#core/vocabulary/land.ts'
import { firmRow } from './firm-rows.ts'
import { firmName, industries, townLetters, townParcels } from './names.ts'
import { type ParcelSketch, parcelRow } from './parcel-rows.ts'
import { type Random, round, seededRandom } from './random.ts'
import { applySpecialCases } from './special-cases.ts'

export interface SampleParcel {
  readonly townCode: TownCode
  readonly parcel: Cells
  readonly firms: readonly Cells[]
}

function landClassAt(ordinal: number): LandClass {
  if (ordinal % 9 === 4) return '研发'
  return ordinal % 7 === 3 ? '仓储' : '工业'
}

/** A credit code of the sample: right checksum, and a subject number no firm has (all nines and a counter). */
function sampleUscc(index: number): string {
  return completedUscc(`91310117MA9${String(index).padStart(5, '0')}`)
}

/** How far one firm's share of a parcel goes: the land user keeps what its tenants do not rent. */
function firmAreas(parcel: Readonly<Record<string, Cells[string]>>, firmCount: number): readonly number[] {
  const own = Number(parcel.selfUsedArea)
  const tenants = firmCount - 1
  if (tenants === 0) return [own]
  const each = Math.floor((Number(parcel.rentedOutArea) / tenants) * 100) / 100
  return [own, ...Array.from({ length: tenants }, () => each)]
}

function sampleParcel(
  townCode: TownCode,
  serial: number,
  ordinal: number,
  year: number,
  random: Random,
  nextFirm: () => number,
): SampleParcel {
  const firmCount = random.chance(0.32) ? random.integer(2, 4) : 1
  const ownerIndex = nextFirm()
  const sketch: ParcelSketch = {
    parcelCode: `SJ-${townLetters[townCode]}-${String(serial).padStart(4, '0')}`,
    number: ordinal,
    townCode,
    year,
    landClass: landClassAt(ordinal),
    quality: Math.min(0.98, Math.max(0.04, (random.next() + random.next()) / 2 + (random.chance(0.1) ? 0.25 : 0))),
    ownerName: firmName(ownerIndex, random.pick(industries).words),
    ownerUscc: sampleUscc(ownerIndex),
    firmCount,
  }
  const parcel = parcelRow(sketch, random)
  const mu = (Number(parcel.landArea) * 15) / 10000
  const firms = firmAreas(parcel, firmCount).map((occupiedFloorArea, position) => {
    const index = position === 0 ? ownerIndex : nextFirm()
    const share = position === 0 ? 1 - 0.2 * (firmCount - 1) : 0.2
    return firmRow(
      {
        parcel: sketch,
        uscc: sampleUscc(index),
        index,
        tenant: position > 0,
        occupiedFloorArea,
        mu: round(mu * share, 3),
      },
      random,
    )
  })
  applySpecialCases(ordinal, parcel, firms)
  return { townCode, parcel, firms }
}

/** The 示例 district of one year: the same parcels and firms at every call. */
export function sampleDistrict(year: number): readonly SampleParcel[] {
  const random = seededRandom(20260101)
  let firmIndex = 0
  const nextFirm = () => {
    firmIndex += 1
    return firmIndex
  }
  const result: SampleParcel[] = []
  for (const town of towns) {
    for (let serial = 1; serial <= townParcels[town.code]; serial += 1) {
      result.push(sampleParcel(town.code, serial, result.length + 1, year, random, nextFirm))
    }
  }
  return result
}
