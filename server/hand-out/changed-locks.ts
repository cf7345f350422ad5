import { formById } from '#core/forms/catalogue.ts'
import { lockedFields } from '#core/hand-out/locked.ts'
import type { RowBase } from '../actions/upload/pushed-row.ts'
import { layersAt } from '../rows/history.ts'
import { cellsOf } from '../rows/state.ts'

/**
 * Fields that were locked in a handed-out workbook when it was made and say something else in it now: somebody took the
 * protection off. What the base map has changed since is no change of theirs.
 */
export function changedLocks(changed: readonly string[], { stored, revision, versions }: RowBase): readonly string[] {
  if (stored === null || revision <= 0 || revision > stored.revision || changed.length === 0) return []
  const layered = revision === stored.revision ? stored.layered : layersAt(versions, revision)
  const locked = lockedFields(formById(stored.key.form), cellsOf(stored.key, layered), layered)
  return changed.filter((field) => locked.includes(field))
}
