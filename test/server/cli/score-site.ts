import { type PrintedParcel, score } from './command-line.ts'
import { writeLedger } from './ledger.ts'
import { ledgerOfSites, type Site } from './scored-parcel.ts'

/** Scores parcels by name in one workbook; answers by the same names. */
export async function scoresByName<Name extends string>(
  file: string,
  sites: Readonly<Record<Name, Site>>,
): Promise<Readonly<Record<Name, PrintedParcel>>> {
  const names = Object.keys(sites) as Name[]
  writeLedger(file, ledgerOfSites(names.map((name) => sites[name])))
  const { parcels } = await score(file)
  if (parcels.length !== names.length) throw new Error(`${parcels.length} parcels for ${names.length} rows`)
  const inOrder = [...parcels].sort((a, b) => (a.parcelCode < b.parcelCode ? -1 : 1))
  return Object.fromEntries(inOrder.map((parcel, index) => [names[index], parcel])) as Record<Name, PrintedParcel>
}

export function pointsOf({ indicators }: PrintedParcel): Readonly<Record<string, number | null>> {
  return Object.fromEntries(indicators.map(({ id, points }) => [id, points]))
}

export function valuesOf({ indicators }: PrintedParcel): Readonly<Record<string, number | null>> {
  return Object.fromEntries(indicators.map(({ id, value }) => [id, value]))
}

export function weightsOf({ indicators }: PrintedParcel): Readonly<Record<string, number>> {
  return Object.fromEntries(indicators.map(({ id, weight }) => [id, weight]))
}
