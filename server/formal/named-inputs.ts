import type { Kysely } from 'kysely'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { findInputOfParcel } from '../db/evaluation-inputs.ts'
import type { Schema } from '../db/schema.ts'
import { thawed } from '../evaluation/frozen-inputs.ts'

/** What an evaluation judged of some parcels, by code; parcels it did not judge are absent. Codes in order. */
export async function inputsOfParcels(
  db: Kysely<Schema>,
  district: string,
  inputHash: string | null,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, ParcelFacts>> {
  const found = new Map<string, ParcelFacts>()
  if (inputHash === null) return found
  // Neighbours in code order lie in the same piece: it is opened once.
  let open = -1
  let facts: ReadonlyMap<string, ParcelFacts> = new Map()
  for (const code of [...parcelCodes].sort()) {
    const input = await findInputOfParcel(db, district, inputHash, code)
    if (input === null) continue
    if (input.piece !== open) {
      open = input.piece
      facts = new Map(thawed(input.content).map((one) => [one.parcelCode, one]))
    }
    const judged = facts.get(code)
    if (judged !== undefined) found.set(code, judged)
  }
  return found
}
