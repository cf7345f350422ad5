import type { CellValue } from '../form/field.ts'
import { type Cells, type Form, fieldEntries } from '../form/form.ts'
import { sameCell } from '../record/merge.ts'
import { isCarried } from './carried.ts'

/** How this year's answer stands to last year's when the workbook is handed out. */
export const comparisonNames = {
  same: '与去年相同',
  changed: '与去年不同',
  blank: '本年未填',
  added: '去年未填',
} as const
export type Comparison = keyof typeof comparisonNames

export interface ComparedField {
  readonly key: string
  readonly before: CellValue | null
  readonly comparison: Comparison
  /** Blank this year, and last year's answer may be taken over by a confirmation. */
  readonly carried: boolean
}

/** Every field that either year has an answer to, in the order of the form; what identifies a row is not compared. */
export function comparedFields(form: Form, now: Cells, before: Cells): readonly ComparedField[] {
  return fieldEntries(form).flatMap(([key, field]): ComparedField[] => {
    if (field.kind === 'calculated' || field.personal !== undefined) return []
    if (form.key.includes(key) || key === 'assessYear') return []
    const present = now[key] ?? null
    const earlier = before[key] ?? null
    if (present === null && earlier === null) return []
    const comparison = comparisonOf(present, earlier)
    return [{ key, before: earlier, comparison, carried: comparison === 'blank' && isCarried(form, key, field) }]
  })
}

function comparisonOf(now: CellValue | null, before: CellValue | null): Comparison {
  if (now === null) return 'blank'
  if (before === null) return 'added'
  return sameCell(now, before) ? 'same' : 'changed'
}
