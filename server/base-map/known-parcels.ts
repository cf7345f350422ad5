import type { Kysely } from 'kysely'
import { keysOf } from '#core/base-map/keys.ts'
import type { KnownParcels } from '#core/base-map/match.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { allParcelKeys, parcelsBesideBase } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'

/** Parcels of the base, and of the year's rows beside it, by what they may be found by. */
export interface ParcelIndex extends KnownParcels {
  readonly nameOf: (parcelCode: string) => string | null
  /** Codes that are no longer in use: never given again. */
  readonly isRetired: (parcelCode: string) => boolean
  readonly isTaken: (parcelCode: string) => boolean
  readonly active: () => readonly string[]
}

interface Known {
  readonly unit: string | null
  readonly isProposed: boolean
  readonly isRetired: boolean
  readonly name: string | null
}

export async function indexParcels(db: Kysely<Schema>, district: string, cycle: string): Promise<ParcelIndex> {
  const known = new Map<string, Known>()
  const byUnit = new Map<string, string[]>()
  const byCertificate = new Map<string, string[]>()
  const add = (
    code: string,
    keys: { readonly unit?: string; readonly certificate?: string },
    rest: Omit<Known, 'unit'>,
  ): void => {
    known.set(code, { ...rest, unit: keys.unit ?? null })
    if (rest.isRetired) return
    if (keys.unit !== undefined) push(byUnit, keys.unit, code)
    if (keys.certificate !== undefined) push(byCertificate, keys.certificate, code)
  }
  for (const parcel of await allParcelKeys(db, district)) {
    const { parcel_code: code, unit_key: unit, certificate_key: certificate } = parcel
    const keys = { ...(unit === null ? {} : { unit }), ...(certificate === null ? {} : { certificate }) }
    add(code, keys, { isProposed: parcel.proposed === 1, isRetired: parcel.state === 'retired', name: parcel.name })
  }
  for (const { parcel_code: code, effective } of await parcelsBesideBase(db, district, cycle)) {
    const cells = JSON.parse(effective) as RecordValues
    const name = typeof cells.parcelName === 'string' ? cells.parcelName : null
    add(code, keysOf(cells), { isProposed: false, isRetired: false, name })
  }
  const isActive = (code: string): boolean => known.get(code)?.isRetired === false
  return {
    byCode: (code) => (isActive(code) ? code : null),
    byUnit: (unit) => byUnit.get(unit) ?? [],
    byCertificate: (certificate) => byCertificate.get(certificate) ?? [],
    unitOf: (code) => known.get(code)?.unit ?? null,
    isProposed: (code) => known.get(code)?.isProposed === true,
    nameOf: (code) => known.get(code)?.name ?? null,
    isRetired: (code) => known.get(code)?.isRetired === true,
    isTaken: (code) => known.has(code),
    active: () => [...known].flatMap(([code, { isRetired }]) => (isRetired ? [] : [code])),
  }
}

function push(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key)
  if (codes === undefined) map.set(key, [code])
  else codes.push(code)
}
