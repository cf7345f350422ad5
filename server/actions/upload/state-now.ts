import type { AnyFinding } from '#core/error/finding.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { todayInShanghai } from '../../clock.ts'
import { distinct, groupedBy } from '../../collections.ts'
import { inPieces } from '../../db/rows.ts'
import { type Judgement, judgeParcels, rowsOf } from '../../rows/judge.ts'
import { loadParcels } from '../../rows/load.ts'
import type { RowState } from '../../rows/state.ts'
import { surroundingsOf } from '../../rows/surroundings.ts'
import type { Service } from '../../service.ts'
import type { Grant } from '../authorise.ts'
import { findingsByRow } from '../push/outcome.ts'

export interface StateNow {
  /** Rows of the parcels asked for, by key. */
  readonly rows: ReadonlyMap<string, RowState>
  /** Findings by row, as the actor may see them. */
  readonly findings: ReadonlyMap<string, readonly AnyFinding[]>
}

/** Parcels with their firms as they stand, judged. */
export async function stateNow(
  service: Service,
  { actor }: Grant,
  keys: readonly Pick<RowKey, 'cycle' | 'parcelCode'>[],
): Promise<StateNow> {
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const judgements: Judgement[] = []
  const rows = new Map<string, RowState>()
  await service.database.read(async (db) => {
    for (const [cycle, ofCycle] of groupedBy(keys, (key) => key.cycle)) {
      await inPieces(distinct(ofCycle.map((key) => key.parcelCode)), async (codes) => {
        const parcels = await loadParcels(db, district, cycle, codes)
        for (const row of parcels.flatMap(rowsOf)) rows.set(keyText(row.key), row)
        const judged = judgeParcels(parcels, await surroundingsOf(db, district, cycle, today, parcels))
        for (const judgement of judged.values()) judgements.push(judgement)
      })
    }
  })
  return { rows, findings: findingsByRow(judgements, actor) }
}
