import type { Kysely } from 'kysely'
import { usccProblem } from '#core/form/code-system.ts'
import { distinct } from '../collections.ts'
import { sharesOfFirms } from '../db/parcels.ts'
import type { Schema } from '../db/schema.ts'

/**
 * A firm on so many parcels is a stop-gap that many clerks typed, not a firm; its other parcels are judged again when
 * they change themselves.
 */
const mostNeighbours = 1000

/** Other parcels of these firms: their shares are judged together (X30). */
export async function neighbourCodes(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  usccs: readonly string[],
  without: ReadonlySet<string>,
): Promise<readonly string[]> {
  const wellFormed = usccs.filter((uscc) => usccProblem(uscc) !== 'structure')
  const shares = await sharesOfFirms(db, district, cycle, wellFormed)
  const codes = shares.map((share) => share.parcelCode).filter((code) => !without.has(code))
  return distinct(codes).slice(0, mostNeighbours)
}
