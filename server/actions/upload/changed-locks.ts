import { formById } from '#core/forms/catalogue.ts'
import { lockedFields } from '#core/hand-out/locked.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { sameCell } from '#core/record/merge.ts'
import { layersAt } from '../../rows/history.ts'
import { cellsOf } from '../../rows/state.ts'
import type { RowBase } from './pushed-row.ts'

/**
 * Fields that were locked in a handed-out workbook when it was made and say something else in it now: somebody took the
 * protection off. What the base map has changed since is no change of theirs.
 */
export function changedLocks(sent: LayerFields, { stored, revision, versions }: RowBase): readonly string[] {
  if (stored === null || revision <= 0 || revision > stored.revision) return []
  const layered = revision === stored.revision ? stored.layered : layersAt(versions, revision)
  const cells = cellsOf(stored.key, layered)
  const locked = lockedFields(formById(stored.key.form), cells, layered)
  return locked.filter((field) => field in sent && !sameCell(sent[field], cells[field]))
}
