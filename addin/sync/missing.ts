import type { FormId } from '#core/forms/catalogue.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows } from './book-rows.ts'
import { namesOf, removalOf } from './removed.ts'

/** A row that this workbook had from the server, or sent there, and that is no longer in its sheets. */
export interface MissingRow {
  readonly form: FormId
  readonly key: string
  readonly revision: number
  readonly parcelCode: string
  readonly name: string
}

/**
 * Only rows that this very workbook was issued with or has held, and that the server still has: what else the server
 * knows is no business of a workbook that never had it.
 */
export function missingRows(rows: BookRows, book: SyncBook): readonly MissingRow[] {
  return rows.gone().flatMap(({ form, key }): readonly MissingRow[] => {
    const known = book.snapshot(key)
    const isThere = known !== null && known.form === form && known.revision > 0 && known.waitsForLine !== true
    if (!isThere || removalOf(book, known) !== null) return []
    return [{ form, key, revision: known.revision, ...namesOf(known.cells, key) }]
  })
}
