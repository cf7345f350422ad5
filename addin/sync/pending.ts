import type { Cells } from '#core/form/form.ts'
import type { WorkbookMeta } from '#workbook/meta.ts'
import type { BookModel } from '../host/book-model.ts'
import type { OutboxRow, SnapshotRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows, KeyedRow } from './book-rows.ts'
import { noFields, pendingFields } from './diff.ts'
import { covers } from './known.ts'
import { removalOf } from './removed.ts'

/** A row that has something to send. */
export interface PendingRow extends OutboxRow {
  /** Id of the row in the workbook. */
  readonly row: string
  readonly parcelCode: string
  readonly name: string
  /** The server has never had it from this device. */
  readonly isFirst: boolean
}

/** Remembers what a row had to say, as long as neither its cells nor what is known of it are others. */
export interface PendingRows {
  /** Every row of the workbook that says something the server was not seen to hold, in the order of the sheets; none that is gone there. */
  readonly list: (book: SyncBook) => readonly PendingRow[]
  /** A batch of rows of this workbook goes out, whose lines have these blanks. */
  readonly sending: (batch: string, blanks: Blanks) => void
  /** Whether the batch went out from this workbook, and was not left by another. */
  readonly sentHere: (batch: string) => boolean
  /** Blanks that the row's line had when the batch went out from this workbook. */
  readonly blanksIn: (batch: string, key: string) => readonly string[]
  /**
   * The server has answered for a row of the batch: if it went out from this workbook, that is measured from now on by what
   * is known of the server. One that was left by another has moved what is known, and not the line here.
   * @param rested what the line rested on before the answer
   */
  readonly acknowledged: (batch: string, key: string, rested: number) => void
  /** The row's line says what is known of the server: where its workbook notes no revision it rests on that from now on. */
  readonly agreed: (key: string) => void
  /**
   * What is known of the row as its line goes. Null also for a line that rests on its workbook's note where the row was sent
   * by a workbook with fewer columns and not fetched since: whether a cell was emptied cannot be told from that.
   */
  readonly knownOf: (book: SyncBook, key: string) => SnapshotRow | null
  /** Revision that edits of the row's line rest on; 0 where nobody knows. */
  readonly baseOf: (book: SyncBook, key: string) => number
}

/** Blank cells that values of the server are due to, by the row's key. */
export type Blanks = ReadonlyMap<string, readonly string[]>

interface Remembered {
  readonly cells: Cells
  readonly known: SnapshotRow | null
  readonly held: string
  readonly base: number
  readonly unnoted: boolean
  readonly pending: PendingRow | null
}

export function createPendingRows(model: BookModel, rows: BookRows): PendingRows {
  const issuedIn = issuedRevisions()
  const remembered = new Map<string, Remembered>()
  /** Rows whose lines rest on what is known of the server, or on what was known up to a revision. */
  const inStep = new Map<string, number>()
  const sent = new Map<string, Blanks>()
  const issuedAt = (key: string): number => issuedIn(model.result.meta).get(key) ?? 0
  const agreed = (key: string): void => {
    if (issuedAt(key) === 0) inStep.set(key, Number.POSITIVE_INFINITY)
  }
  const knownOf = (book: SyncBook, key: string): SnapshotRow | null => {
    const known = book.snapshot(key)
    if (known?.partial !== true || issuedAt(key) === 0) return known
    const line = rows.find(known.form, key)
    return line === null || covers(known, line.fields) ? known : null
  }
  return {
    list: (book) => {
      const held = heldFields(book)
      return rows.all().flatMap((keyed) => {
        const { row, key } = keyed
        if (removalOf(book, keyed) !== null) return []
        const cells = model.cells(row.id)
        const known = knownOf(book, key)
        const fields = held.get(key) ?? noFields
        const heldText = [...fields].join()
        const last = remembered.get(row.id)
        const base = baseOf(known, issuedAt(key), inStep.get(key))
        // A table of one's own has nowhere to note anything: there it says nothing that nothing is noted.
        const unnoted = base === 0 && model.result.meta !== null
        const isKnown = last?.cells === cells && last.known === known && last.held === heldText
        if (isKnown && last.base === base && last.unnoted === unnoted) return last.pending ?? []
        const differing = pendingFields(cells, known, keyed.fields, fields)
        const isSaid = known !== null && covers(known, keyed.fields)
        if (isSaid && Object.keys(differing).length === 0) agreed(key)
        const pending = pendingRow({ keyed, cells, known, held: fields, base, unnoted, differing })
        remembered.set(row.id, { cells, known, held: heldText, base, unnoted, pending })
        return pending ?? []
      })
    },
    sending: (batch, blanks) => sent.set(batch, blanks),
    sentHere: (batch) => sent.has(batch),
    blanksIn: (batch, key) => sent.get(batch)?.get(key) ?? [],
    acknowledged: (batch, key, rested) => {
      if (sent.has(batch)) inStep.set(key, Number.POSITIVE_INFINITY)
      else if (inStep.has(key)) inStep.set(key, rested)
    },
    agreed,
    knownOf,
    baseOf: (book, key) => baseOf(knownOf(book, key), issuedAt(key), inStep.get(key)),
  }
}

/**
 * The revision the row's cells in the workbook rest on. A workbook that is older than what this device knows (a copy of
 * last week, one that came back by e-mail) rests on the revision it says itself until the server has answered for it; one
 * that says none rests on nothing anybody knows, until it is seen to agree. A row that is known at no revision says
 * nothing of a line whose workbook does.
 */
function baseOf(known: SnapshotRow | null, issued: number, inStep: number | undefined): number {
  if (known === null) return issued
  const revision = restsOn(known)
  if (inStep !== undefined) return Math.min(inStep, revision)
  return revision === 0 ? issued : Math.min(issued, revision)
}

/** The revision that the row's line rests on, in the sheet or when it was last there. */
export function restsOn({ leftAt, revision }: Pick<SnapshotRow, 'leftAt' | 'revision'>): number {
  return leftAt ?? revision
}

/** By key; looked through again only when the workbook says something else. */
function issuedRevisions(): (meta: WorkbookMeta | null) => ReadonlyMap<string, number> {
  let of: WorkbookMeta | null = null
  let issued = new Map<string, number>()
  return (meta) => {
    if (meta !== of) issued = new Map((meta?.revisions ?? []).map((one) => [one.key, one.revision]))
    of = meta
    return issued
  }
}

interface Said {
  readonly keyed: KeyedRow
  readonly cells: Cells
  readonly known: SnapshotRow | null
  readonly held: ReadonlySet<string>
  readonly base: number
  readonly unnoted: boolean
  /** What the row says beyond what is known of the server. */
  readonly differing: OutboxRow['fields']
}

function pendingRow({ keyed, cells, known, held, base, unnoted, differing }: Said): PendingRow | null {
  const { row, key, fields } = keyed
  // Where nobody knows what the line rests on, a blank is no change.
  const changes = base > 0 ? differing : filled(differing)
  const isBehind = base > 0 && base !== known?.revision
  // A row the server has never seen is sent even when only its key is filled: it exists from then on.
  const isFirst = known === null || known.revision === 0
  if (Object.keys(changes).length === 0 && !isFirst) return null
  const { parcelCode, firmName, ownerName } = cells
  return {
    form: row.form,
    key,
    baseRevision: base,
    fields: isBehind ? wholeRow(cells, fields, held) : changes,
    ...(isBehind ? { whole: true } : {}),
    ...(unnoted && known !== null && Object.keys(known.cells).length > 0 ? { unnoted } : {}),
    row: row.id,
    parcelCode: typeof parcelCode === 'string' ? parcelCode : '',
    name: typeof firmName === 'string' ? firmName : typeof ownerName === 'string' ? ownerName : '',
    isFirst,
  }
}

function filled(fields: OutboxRow['fields']): OutboxRow['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** Every cell the workbook asks for: the server knows what stood there at the base, this device does not. */
function wholeRow(cells: Cells, fields: readonly string[], held: ReadonlySet<string>): OutboxRow['fields'] {
  return Object.fromEntries(fields.flatMap((field) => (held.has(field) ? [] : [[field, cells[field] ?? null]])))
}

/** Fields with an open conflict, by row. */
export function heldFields(book: SyncBook): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>()
  for (const { key, field } of book.outbox().conflicts) {
    const fields = held.get(key)
    if (fields === undefined) held.set(key, new Set([field]))
    else fields.add(field)
  }
  return held
}
