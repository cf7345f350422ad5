import { isWorkbookFormId, workbookForm } from '#core/forms/workbook-form.ts'
import type { WorkbookMeta } from './meta.ts'
import { refuse } from './refuse.ts'

/**
 * A workbook that says it was made from another version of a form is told, not guessed at; one that says nothing is
 * read by its headings. Problems: template-outdated, template-newer.
 */
export function refuseOtherVersions(meta: WorkbookMeta): void {
  for (const { id, version } of meta.forms) {
    if (!isWorkbookFormId(id)) continue
    const expected = workbookForm(id).version
    const order = compareVersions(version, expected)
    if (order < 0) throw refuse('template-outdated', { found: version, expected })
    if (order > 0) throw refuse('template-newer', { found: version, expected })
  }
}

/** By the numbers between the dots: 2025.2 < 2025.10 < 2026.1. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map((part) => Number(part) || 0)
  const right = b.split('.').map((part) => Number(part) || 0)
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
