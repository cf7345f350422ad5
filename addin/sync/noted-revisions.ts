import type { FormId } from '#core/forms/catalogue.ts'
import type { RowRevision } from '#workbook/meta.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import { noFields, pendingFields } from './diff.ts'
import { restsOn } from './pending.ts'
import type { SyncParts } from './push.ts'
import { removalOf } from './removed.ts'

/**
 * Revision that each row's line rests on: what is known of the server where the line says the same, else what its edits
 * were made on. Whoever opens the workbook next sends them by it: one that is too high would replace unseen what came
 * between. Rows that are missing stay noted, so that whoever opens it is asked about them too.
 */
export function notedRevisions({
  rows,
  book,
  host,
  pending,
}: Pick<SyncParts, 'rows' | 'book' | 'host' | 'pending'>): readonly RowRevision[] {
  const inQuestion = revisionsInQuestion(book)
  const noted = (form: FormId, key: string, revision: number): RowRevision => {
    const { owedOn = revision } = book.snapshot(key) ?? {}
    return { form, key, revision: Math.min(revision, inQuestion.get(key) ?? revision, owedOn) }
  }
  const there = rows.all().map((keyed): RowRevision => {
    const { row, key, fields } = keyed
    const known = book.snapshot(key)
    const says = pendingFields(host.model.cells(row.id), known, fields, noFields)
    const isSame = known !== null && Object.keys(says).length === 0
    return noted(row.form, key, isSame ? restsOn(known) : pending.baseOf(book, key))
  })
  const gone = rows.gone().flatMap(({ form, key }): readonly RowRevision[] => {
    const isElsewhere = removalOf(book, { key }) !== null || book.snapshot(key)?.waitsForLine === true
    return isElsewhere ? [] : [noted(form, key, pending.baseOf(book, key))]
  })
  return [...there, ...gone].filter(({ revision }) => revision > 0)
}

/**
 * Of rows with a cell that says 我的 against 对方的, the revision that was made on: on this device the question is known,
 * whoever else opens the workbook has not seen 对方的.
 */
function revisionsInQuestion(book: SyncBook): ReadonlyMap<string, number> {
  const { conflicts, settlements = [] } = book.outbox()
  const lowest = new Map<string, number>()
  for (const { key, madeOn } of [...conflicts, ...settlements]) {
    if (madeOn !== undefined) lowest.set(key, Math.min(madeOn, lowest.get(key) ?? madeOn))
  }
  return lowest
}
