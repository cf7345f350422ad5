import type { AnyFinding } from '../error/finding.ts'
import type { CellValue } from '../form/field.ts'
import { headingOf } from '../form/form.ts'
import { type FormId, formById } from '../forms/catalogue.ts'
import { findingMessage } from '../message/message.zh.ts'
import type { FieldConflict } from '../record/change.ts'
import { type ItemLevel, itemLevels } from './item-level.ts'

/** One thing that is said of a row of a file. */
export interface LineItem {
  readonly level: ItemLevel
  /** Finding or problem code; 'batch-conflict' of a conflict. */
  readonly code: string
  /** Field it stands at; null for the row as a whole. */
  readonly field: string | null
  /** Heading of that column, with its unit; '' for the row as a whole. */
  readonly label: string
  /** A1 address in the file; null where the file has no such cell. */
  readonly cell: string | null
  /** What the cell says, as text; null when blank. */
  readonly found: string | null
  readonly why: string
  readonly what: string
}

/** Address of a field of the row in its file. */
export type CellOfField = (field: string) => string | null

export function findingItem(finding: AnyFinding, cellOf: CellOfField): LineItem {
  const { code, level, field, value, form } = finding
  const { where, why, what } = findingMessage(finding)
  const label = labelIn(form, field)
  // Where several fields are concerned the sentence names them.
  const told = where === formById(form).fields[field]?.label ? why : `${where}：${why}`
  return { level, code, field, label, cell: cellOf(field), found: cellText(value), why: told, what }
}

export function conflictItem(form: FormId, conflict: FieldConflict, cellOf: CellOfField): LineItem {
  const { field, mine, theirs, theirsBy, theirsAt } = conflict
  const day = theirsAt.slice(0, 16).replace('T', ' ')
  return {
    level: 'conflict',
    code: 'batch-conflict',
    field,
    label: labelIn(form, field),
    cell: cellOf(field),
    found: cellText(mine),
    why: `${theirsBy} ${day} 已改为“${cellText(theirs) ?? '未填'}”，本文件为“${cellText(mine) ?? '未填'}”。`,
    what: '请在冲突台账选择采用哪个值，两个值都会保留。',
  }
}

/** @param message the sentence of a refusal: why, and from the last 请 on what to do */
export function refusalItem(code: string, message: string, field: string | null, label: string): LineItem {
  const at = message.lastIndexOf('。请') + 1
  const [why, what] = at === 0 ? [message, ''] : [message.slice(0, at), message.slice(at)]
  return { level: 'refused', code, field, label, cell: null, found: null, why, what }
}

/** Worst first, then in the order they were found. */
export function sortedItems(items: readonly LineItem[]): readonly LineItem[] {
  return [...items].sort((a, b) => itemLevels.indexOf(a.level) - itemLevels.indexOf(b.level))
}

export function labelIn(form: FormId, field: string): string {
  const declared = formById(form).fields[field]
  return declared === undefined ? field : headingOf(declared)
}

/** A cell as a person reads it; null when blank. */
export function cellText(value: CellValue | null): string | null {
  if (value === null) return null
  if (typeof value === 'object') return value.raw
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}
