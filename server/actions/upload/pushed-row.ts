import { isMaskedPersonal } from '#core/access/personal.ts'
import type { PushBody } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { type Form, fieldEntries } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { sameCell } from '#core/record/merge.ts'
import type { WorkbookRow } from '#workbook/read-result.ts'
import { layersAt, type Version } from '../../rows/history.ts'
import { cellsOf, type RowState } from '../../rows/state.ts'
import { layersWithout, maskedFields, visibleCells } from '../../rows/view.ts'
import type { Actor } from '../actor.ts'

export type PushedRow = PushBody['rows'][number]

/** A row of a workbook whose key is complete. */
export interface KeyedRow extends WorkbookRow {
  readonly cycle: string
  readonly parcelCode: string
}

/** What a workbook's row is held against. */
export interface RowBase {
  readonly stored: RowState | null
  /** Revision the workbook says it saw; 0 when it says nothing. */
  readonly revision: number
  /** History of the stored row, where its revision is another. */
  readonly versions: readonly Version[]
}

/**
 * What a workbook changed in one row, as a push. A workbook carries all its cells: those that say what its sender saw at
 * the base are no change. When the base is not known, blank cells take nothing away and filled cells count where they
 * differ from what the sender sees now; the push then decides by whose value stands there.
 */
export function pushedRow(row: KeyedRow, seen: readonly string[], base: RowBase, actor: Actor): PushedRow {
  const { form, cycle, parcelCode, uscc } = row
  const { stored } = base
  const isKnown = stored !== null && base.revision > 0 && base.revision <= stored.revision
  const fields = changedFields(row, askedFields(formById(form), seen, actor), base, isKnown, actor)
  const key = uscc === null ? { cycle, parcelCode } : { cycle, parcelCode, uscc }
  return { form, key, baseRevision: isKnown ? base.revision : 0, fields }
}

/** Fields the workbook has a place for; of a department's file only those that are the department's. */
function askedFields(form: Form, seen: readonly string[], actor: Actor): readonly string[] {
  return fieldEntries(form).flatMap(([key, field]) => {
    if (!seen.includes(key) || field.kind === 'calculated' || form.key.includes(key) || key === 'assessYear') return []
    const isTheirs = actor.role !== 'department' || field.verifiedBy.some((code) => code === actor.org)
    return isTheirs ? [key] : []
  })
}

function changedFields(
  row: KeyedRow,
  fields: readonly string[],
  base: RowBase,
  isKnown: boolean,
  actor: Actor,
): Record<string, CellValue | null> {
  const form = formById(row.form)
  const before = cellsBefore(base, isKnown, actor)
  // A blank cell where the sender may not see the value says nothing.
  const masked = base.stored === null ? [] : maskedFields(base.stored, actor)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const cell = row.cells[field] ?? null
      if (cell === null && (!isKnown || masked.includes(field))) return []
      const declared = form.fields[field]
      if (declared !== undefined && isMaskedPersonal(declared, cell)) return []
      return sameCell(cell, before[field]) ? [] : [[field, cell]]
    }),
  )
}

/** What the sender had before their eyes: at the base where it is known, else now. */
function cellsBefore({ stored, revision, versions }: RowBase, isKnown: boolean, actor: Actor): Cells {
  if (stored === null) return {}
  // A department states its own values: one that agrees with what was reported is a confirmation, not nothing.
  const layersNow = isKnown && revision !== stored.revision ? layersAt(versions, revision) : stored.layered
  if (actor.role === 'department') return cellsOf(stored.key, { department: layersNow.department ?? {} })
  if (!isKnown || revision === stored.revision) return visibleCells(stored, actor)
  return cellsOf(stored.key, layersWithout(layersNow, maskedFields(stored, actor)))
}
