import type { RowOutcome } from '#core/api/rows.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { parseKey } from '#core/record/key.ts'
import type { Call } from '#ui/client.ts'
import { uuid } from '#ui/uuid.ts'
import type { Host } from '../host/host.ts'
import type { ReasonBook } from '../storage/reason-book.ts'
import type {
  OpenConflict,
  OutboxBatch,
  OutboxRow,
  SentRow,
  Settlement,
  SnapshotRow,
  StoredReason,
} from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows } from './book-rows.ts'
import { collidingFields, incomingFields } from './diff.ts'
import { covers } from './known.ts'
import { type Blanks, heldFields, type PendingRows } from './pending.ts'
import { removalOf, removedWhileSent } from './removed.ts'
import { restsOnNote } from './rests-on-note.ts'
import { batchLoads, seenChoosing, unacknowledged } from './settlements.ts'
import { type IncomingRow, stillOwed, takeIn } from './take-in.ts'
import { blanksOf, owingBlanks } from './unnoted.ts'

/** Everything a sync reads and writes. */
export interface SyncParts {
  readonly call: Call
  readonly host: Host
  readonly rows: BookRows
  readonly pending: PendingRows
  readonly book: SyncBook
  readonly reasons: ReasonBook
  /** What this device calls itself. */
  readonly device: string
}

const mostReasons = 500

/**
 * Sends what is pending in batches of at most 500 rows, each kept until it is acknowledged; first one that was left
 * unacknowledged. Rejects with what the call rejects with: nothing that was acknowledged is sent again.
 */
export async function push(
  parts: SyncParts,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<readonly SentRow[]> {
  const { book, reasons } = parts
  const sent: SentRow[] = [...(await sendLeft(parts, signal))]
  const blanks = blanksOf(parts)
  const pending = parts.pending.list(book)
  const total = sent.length + pending.length
  for (const { rows, settlements } of batchLoads(pending, book, parts.rows)) {
    onProgress(sent.length, total)
    const load = { rows: rows.map((row) => outboxRow(row, settlements)), reasons: [], settlements }
    sent.push(...(await sendNew(parts, load, blanks, signal)))
  }
  // After the rows they speak of; of a row the server does not have, or has no more, a reason would be lost: it waits.
  const given = reasons.unsent().filter((reason) => isThere(book, reason))
  for (let start = 0; start < given.length; start += mostReasons) {
    const reasonsOfBatch = given.slice(start, start + mostReasons)
    await sendNew(parts, { rows: [], reasons: reasonsOfBatch, settlements: [] }, blanks, signal)
  }
  return sent
}

/** Sends the batch that was left unacknowledged, if there is one: until it is answered nothing else is sent or fetched. */
export async function sendLeft(parts: SyncParts, signal: AbortSignal): Promise<readonly SentRow[]> {
  const left = parts.book.outbox().batch
  return left === null ? [] : await sendBatch(parts, left, signal)
}

/** A batch of its own, kept until it is acknowledged. */
async function sendNew(
  parts: SyncParts,
  load: Required<Pick<OutboxBatch, 'rows' | 'reasons' | 'settlements'>>,
  blanks: Blanks,
  signal: AbortSignal,
): Promise<readonly SentRow[]> {
  const batch: OutboxBatch = { id: uuid(), ...load, device: parts.device }
  parts.pending.sending(batch.id, blanks)
  await parts.book.setBatch(batch)
  return await sendBatch(parts, batch, signal)
}

function outboxRow(row: OutboxRow, said: readonly Settlement[]) {
  const { form, key, baseRevision, fields, whole = false, unnoted = false } = row
  const seenAt = seenChoosing(said, { form, key, fields })
  const isLater = Object.keys(seenAt).length > 0
  const flags = { ...(whole ? { whole } : {}), ...(unnoted ? { unnoted } : {}) }
  return { form, key, baseRevision, fields, ...flags, ...(isLater ? { seenAt } : {}) }
}

async function sendBatch(parts: SyncParts, batch: OutboxBatch, signal: AbortSignal): Promise<readonly SentRow[]> {
  const forms = formIds.map((id) => ({ id, version: formById(id).version }))
  const { settlements = [] } = batch
  const isHandedOut = parts.host.model.result.meta?.handOut !== undefined
  const body = {
    batch: batch.id,
    forms,
    ...(batch.device === undefined ? {} : { device: batch.device }),
    rows: batch.rows.map(({ key, ...row }) => ({
      ...row,
      key: keyParts(row.form, key),
      fields: { ...row.fields },
      ...(isHandedOut ? { handedOut: true } : {}),
    })),
    ...(batch.reasons.length === 0 ? {} : { reasons: batch.reasons.map(sentReason) }),
    ...(settlements.length === 0 ? {} : { settlements: settlements.map(sentSettlement) }),
  }
  const answer = await parts.call('push', { body }, signal)
  await settle(parts, batch, answer.rows)
  for (const reason of batch.reasons) await parts.reasons.told(reason)
  return answer.rows.map(sentRow)
}

function isThere(book: SyncBook, row: Pick<SnapshotRow, 'key'>): boolean {
  return (book.snapshot(row.key)?.revision ?? 0) > 0 && removalOf(book, row) === null
}

function keyParts(form: FormId, text: string): { cycle: string; parcelCode: string; uscc?: string } {
  const key = parseKey(form, text)
  if (key === null) throw new RangeError(`${text} is no key of ${form}`)
  const { cycle, parcelCode } = key
  return key.form === 'enterprise-information' ? { cycle, parcelCode, uscc: key.uscc } : { cycle, parcelCode }
}

function sentSettlement({ form, key, field, choice }: Settlement) {
  return { form, key: keyParts(form, key), field, choice }
}

function sentReason({ form, key, code, field, values, text, takenBack }: StoredReason) {
  const said = takenBack === true ? { takenBack } : {}
  return { form, key: keyParts(form, key), code, field, values, reason: text, ...said }
}

function sentRow({ form, key, outcome, incoming, incomingBy = {}, findings, refusal }: RowOutcome): SentRow {
  const errors = findings.filter((finding) => finding.level === 'error').length
  const from = [...new Set(Object.values(incomingBy))]
  return { form, key, outcome, incoming: Object.keys(incoming), from, errors, refusal: refusal?.message ?? null }
}

/** Takes in what became of the rows: the server's state, values of others, conflicts; then lets go of the batch. */
async function settle(parts: SyncParts, batch: OutboxBatch, outcomes: readonly RowOutcome[]): Promise<void> {
  const { book, host, pending } = parts
  const rested = new Map(batch.rows.map(({ key }) => [key, pending.baseOf(book, key)]))
  const rows: IncomingRow[] = []
  const conflicts: OpenConflict[] = []
  const removed: SnapshotRow[] = []
  for (const [index, outcome] of outcomes.entries()) {
    const sent = batch.rows[index]
    if (sent === undefined) continue
    if (outcome.outcome === 'refused') {
      if (outcome.refusal?.code === 'row-removed') removed.push(removedWhileSent(book, sent))
      continue
    }
    rows.push(answeredRow(parts, batch.id, sent, outcome))
    const { form, key } = sent
    const told = { form, key, madeOn: sent.baseRevision, seenAt: outcome.revision }
    for (const conflict of outcome.conflicts) conflicts.push({ ...conflict, ...told })
  }
  // Acknowledged is acknowledged, whatever becomes of the sheet: the batch goes before anything is written.
  await book.putSnapshots([...removed, ...rows.map(stillOwed)])
  // Conflicts that wait for a choice go on waiting: fields with one were not sent.
  const waiting = book.outbox().conflicts.filter((open) => !conflicts.some((one) => isSamePlace(one, open)))
  await book.setConflicts([...waiting.map((open) => withIncoming(open, outcomes)), ...conflicts])
  await book.patch({ batch: null, settlements: unacknowledged(book.outbox().settlements ?? [], batch, outcomes) })
  for (const { snapshot } of rows) pending.acknowledged(batch.id, snapshot.key, rested.get(snapshot.key) ?? 0)
  await book.putSnapshots((await takeIn(host, rows)).snapshots)
}

/** A row as the server answered for it, with what of it goes into its line. */
function answeredRow(parts: SyncParts, batch: string, sent: OutboxRow, outcome: RowOutcome): IncomingRow {
  const { book, pending } = parts
  const last = book.snapshot(sent.key)
  const before = last === null ? null : owingBlanks(last, pending.blanksIn(batch, sent.key))
  const theirs = Object.fromEntries(outcome.conflicts.map((conflict) => [conflict.field, conflict.theirs]))
  // What was owed and not edited is owed still: of what has not changed since the base the answer says nothing.
  const incoming = { ...unsent(before?.owed ?? {}, sent), ...outcome.incoming }
  const cells = { ...before?.cells, ...sent.fields, ...theirs, ...incoming }
  const { form, key } = sent
  // Of a row never fetched the answer to all its cells here tells the others only where they changed since the base.
  const isPartial = sent.baseRevision > 0 && (before === null || before.partial === true)
  const { status = null, masked = [] } = before ?? {}
  const known = { form, key, status, masked, ...(isPartial ? { partial: true } : {}) }
  // What the sheet held when the row was sent.
  const { owedOn } = before ?? {}
  const held = { ...known, revision: sent.baseRevision, cells: { ...before?.cells, ...sent.fields }, owedOn }
  // What another workbook sent says nothing of the cells of a line that rests on its own note.
  const isOthers = !pending.sentHere(batch) && restsOnNote(parts, key)
  const came = cameIn(parts, sent, isOthers ? { ...outcome, incoming: {} } : { ...outcome, incoming }, held)
  const isGone = came.row === null && Object.keys(incoming).length > 0
  const snapshot = { ...known, revision: outcome.revision, cells, ...(isGone ? { leftAt: sent.baseRevision } : {}) }
  return { snapshot, before: held, ...came }
}

function unsent(owed: NonNullable<SnapshotRow['owed']>, { fields }: OutboxRow): NonNullable<SnapshotRow['owed']> {
  return Object.fromEntries(Object.entries(owed).filter(([field]) => !(field in fields)))
}

/** A waiting conflict shows what stands on the server by now. */
function withIncoming(open: OpenConflict, outcomes: readonly RowOutcome[]): OpenConflict {
  const outcome = outcomes.find(({ key }) => key === open.key)
  const theirs = outcome?.incoming[open.field]
  if (outcome === undefined || theirs === undefined) return open
  const { incomingBy = {}, revision: seenAt } = outcome
  return { ...open, theirs, theirsBy: incomingBy[open.field] ?? open.theirsBy, seenAt }
}

function isSamePlace(a: OpenConflict, b: OpenConflict): boolean {
  return a.key === b.key && a.field === b.field
}

function cameIn(
  { host, rows, book }: SyncParts,
  { form, key }: OutboxRow,
  { incoming: values, conflicts }: RowOutcome,
  before: SnapshotRow,
): Pick<IncomingRow, 'row' | 'incoming' | 'colliding'> {
  const found = rows.find(form, key)
  if (found === null || !covers(before, found.fields)) {
    return { row: found?.row ?? null, incoming: {}, colliding: [] }
  }
  const fields = found.fields.filter((field) => field in values)
  const held = new Set([...(heldFields(book).get(key) ?? []), ...conflicts.map(({ field }) => field)])
  const mine = host.model.cells(found.row.id)
  return {
    row: found.row,
    incoming: incomingFields(mine, before, values, fields, held),
    colliding: collidingFields(mine, before, values, fields, held),
  }
}
