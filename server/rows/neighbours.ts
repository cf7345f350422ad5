import { countedShare } from '#core/checks/share-sum.ts'
import { usccProblem } from '#core/form/code-system.ts'
import { distinct, groupedBy } from '../collections.ts'
import type { ShareElsewhere } from '../db/parcels.ts'
import type { SharesRead } from './shares-read.ts'

/**
 * A firm on so many parcels is a stop-gap that many clerks typed, not a firm; its other parcels are judged again when
 * they change themselves.
 */
const mostNeighbours = 1000

/**
 * Other parcels of these firms whose findings may be others now: their shares are judged together (X30). Where a firm
 * has more than its whole on the other parcels alone, whichever of them is looked at, it was in error there before and
 * is in error still: so it is with a code that many typed in place of one they did not know, and each of them would
 * have all the others judged again.
 */
export async function neighbourCodes(
  sharesOf: SharesRead,
  usccs: readonly string[],
  without: ReadonlySet<string>,
): Promise<readonly string[]> {
  const wellFormed = usccs.filter((uscc) => usccProblem(uscc) !== 'structure')
  const shares = await sharesOf(wellFormed)
  const elsewhere = shares.filter(({ parcelCode }) => !without.has(parcelCode))
  const open = [...groupedBy(elsewhere, ({ uscc }) => uscc).values()].filter((ofFirm) => !staysTooMuch(ofFirm))
  const codes = open.flatMap((ofFirm) => ofFirm.map(({ parcelCode }) => parcelCode))
  return distinct(codes).slice(0, mostNeighbours)
}

/** Twice the whole and more: without any one of them still more than the whole. */
function staysTooMuch(shares: readonly ShareElsewhere[]): boolean {
  return shares.reduce((sum, { share }) => sum + countedShare(share), 0) > 2 * countedShare(null) + 1
}
