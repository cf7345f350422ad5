import type { StoredRow } from '#core/api/rows.ts'
import { formById } from '#core/forms/catalogue.ts'
import type { RemovalMark, SnapshotRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { KeyedRow } from './book-rows.ts'
import { noFields, pendingFields } from './diff.ts'
import type { SyncParts } from './push.ts'

/** A row of this workbook that was taken out on the server. */
export interface RemovedHere extends RemovalMark {
  readonly form: SnapshotRow['form']
  readonly key: string
  /** Id of the row in the workbook. */
  readonly row: string
  readonly parcelCode: string
  readonly name: string
  /** Firms of the workbook that went with it, where it is a parcel. */
  readonly firms: number
  /** Cells that were edited here and are not sent. */
  readonly edits: number
  /** It went with its parcel, and comes back with it. */
  readonly withParcel: boolean
}

/** What is known of a row that is gone: the cells stay those the sheet has, so that nothing is lost if it comes back. */
export function removedByOthers({ book, rows }: Pick<SyncParts, 'book' | 'rows'>, item: StoredRow): SnapshotRow | null {
  const { form, key, revision, status, changedBy = '', changedAt = '' } = item
  const before = book.snapshot(key)
  if (before === null && rows.find(form, key) === null) return null
  const known = before ?? unseen(form, key)
  const told = known.removed?.revision === revision ? known.removed : { by: changedBy, at: changedAt }
  return { ...known, status, waitsForLine: false, removed: { ...told, revision } }
}

/** The server refused a row because it is gone. */
export function removedWhileSent(book: SyncBook, { form, key }: Pick<SnapshotRow, 'form' | 'key'>): SnapshotRow {
  const known = book.snapshot(key) ?? unseen(form, key)
  return { ...known, removed: known.removed ?? { revision: 0, by: '', at: '' } }
}

/**
 * Rows that were refused because their parcel was gone, and that the server never had: of those it tells nothing when the
 * parcel comes back. They go with the next batch.
 */
export function backWithParcel(book: SyncBook, present: readonly StoredRow[]): readonly SnapshotRow[] {
  const parcels = new Set(present.filter(isParcel).map(({ key }) => key))
  if (parcels.size === 0) return []
  return book.snapshots().flatMap(({ removed, ...row }) => {
    const isUnseen = removed?.revision === 0 && row.revision === 0
    return isUnseen && parcels.has(parcelKeyOf(row.key)) ? [row] : []
  })
}

function unseen(form: SnapshotRow['form'], key: string): SnapshotRow {
  return { form, key, revision: 0, status: null, cells: {}, masked: [] }
}

/** Gone on the server, by itself or with its parcel; null when it is there. */
export function removalOf(book: SyncBook, { key }: { readonly key: string }): RemovalMark | null {
  return book.snapshot(key)?.removed ?? book.snapshot(parcelKeyOf(key))?.removed ?? null
}

/** cycle/parcelCode of a parcel's own row or of one of its firms. */
export function parcelKeyOf(key: string): string {
  return key.split('/').slice(0, 2).join('/')
}

/** The rows of this workbook that are gone on the server, in the order of the sheets. */
export function removedHere({ book, rows, host }: Pick<SyncParts, 'book' | 'rows' | 'host'>): readonly RemovedHere[] {
  const gone = rows.all().flatMap((keyed) => {
    const mark = removalOf(book, keyed)
    return mark === null ? [] : [{ keyed, mark }]
  })
  const firms = new Map<string, number>()
  for (const { keyed } of gone) {
    const parcel = parcelKeyOf(keyed.key)
    if (parcel !== keyed.key) firms.set(parcel, (firms.get(parcel) ?? 0) + 1)
  }
  const parcels = new Set(gone.filter(({ keyed: { row } }) => isParcel(row)).map(({ keyed }) => keyed.key))
  return gone.map(({ keyed, mark }): RemovedHere => {
    const { row, key } = keyed
    const cells = host.model.cells(row.id)
    return {
      ...mark,
      form: row.form,
      key,
      row: row.id,
      ...namesOf(cells, key),
      firms: isParcel(row) ? (firms.get(key) ?? 0) : 0,
      edits: editsOf(keyed, book, cells),
      withParcel: !isParcel(row) && parcels.has(parcelKeyOf(key)),
    }
  })
}

function isParcel({ form }: { readonly form: string }): boolean {
  return form === 'parcel-self-assessment'
}

function editsOf({ key, fields }: KeyedRow, book: SyncBook, cells: Parameters<typeof pendingFields>[0]): number {
  return Object.keys(pendingFields(cells, book.snapshot(key), fields, noFields)).length
}

/** What a row is called in a list: its parcel, and the firm or who holds the parcel. */
export function namesOf(
  cells: Readonly<Record<string, unknown>>,
  key: string,
): { readonly parcelCode: string; readonly name: string } {
  const [, parcelCode = ''] = key.split('/')
  const { firmName, ownerName, parcelName } = cells
  const name = [firmName, ownerName, parcelName].find((one) => typeof one === 'string' && one !== '')
  return { parcelCode, name: typeof name === 'string' ? name : '' }
}

/** 用地主体自评表 or 企业信息采集表 */
export function formTitle({ form }: Pick<SnapshotRow, 'form'>): string {
  return formById(form).title
}
