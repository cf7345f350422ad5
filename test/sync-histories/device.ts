import { createFileHost, type FileHost } from '#addin/host/file.ts'
import type { CellChange } from '#addin/host/host.ts'
import { openReasonBook } from '#addin/storage/reason-book.ts'
import type { OpenConflict, Settlement } from '#addin/storage/stored.ts'
import type { SyncBook } from '#addin/storage/sync-book.ts'
import { bookRows } from '#addin/sync/book-rows.ts'
import { type Choice, choose } from '#addin/sync/choose.ts'
import { notedRevisions } from '#addin/sync/noted-revisions.ts'
import { createPendingRows } from '#addin/sync/pending.ts'
import { pull } from '#addin/sync/pull.ts'
import { push, type SyncParts, sendLeft } from '#addin/sync/push.ts'
import { closeSettled } from '#addin/sync/settled-elsewhere.ts'
import { pushBody } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { Actor } from '#server/actions/actor.ts'
import { keyOfSent } from '#server/actions/push/key-of-sent.ts'
import { createClient } from '#ui/client.ts'
import { ServerUnreachable } from '#ui/client-failure.ts'
import type { RowRevision } from '#workbook/meta.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import { Crash } from './fault.ts'
import { emptyBook, type KeptBook, memoryBook } from './memory-book.ts'
import type { Network } from './network.ts'
import { emptiedByNobody, writtenByNobody } from './nobody.ts'
import { cellsByKey } from './sheet.ts'
import { type TypedCells, typedCells } from './typed.ts'
import type { Copy } from './workbook-copy.ts'

/** A person's spreadsheet with the pane: the pane's own code on a sheet and a disk in memory. */
export interface Device {
  readonly name: string
  readonly actor: Actor
  readonly kept: KeptBook
  open: OpenPane
  /** A sync under way; settles when it ended, by itself or with the machine. */
  running: Promise<void> | null
  /** Values that the open workbook has shown, by row and field: what is changed knowingly in it. */
  readonly seen: Seen
  /** Values a question has shown beside the sheet. */
  readonly asked: Seen
  /** What had been shown and asked when a batch went out the first time, by its id. */
  readonly knew: Map<string, Seen>
  readonly typed: TypedCells
  /** Cells the sheet will refuse to take, so many more times. */
  refusals: number
  /** A line that was cut and is to be pasted. */
  cut: { readonly key: string; readonly form: FormId; readonly cells: Readonly<Record<string, CellValue>> } | null
  /** It opened an older copy: rows that came later have no line there until they change again. */
  mayLackRows: boolean
}

/** Values by row and field. */
export type Seen = Map<string, Set<string>>

export interface OpenPane {
  readonly host: FileHost
  readonly parts: SyncParts
  /** What the last whole sync noted in the workbook; null: none yet. */
  noted: readonly RowRevision[] | null
  isAlive: boolean
  /** Dies before so many more writes to its disk; null: not. */
  diesIn: number | null
}

export type Asked = Readonly<Record<FormId, readonly string[]>>

/** Resolves when a pane has sent something or has ended: nothing more happens by itself. */
export interface Quiet {
  reached: () => void
}

export function openDevice(
  name: string,
  actor: Actor,
  workbook: ReadResult,
  network: Network,
  quiet: Quiet,
): Promise<Device> {
  return opened(
    {
      name,
      actor,
      kept: emptyBook(),
      seen: new Map(),
      asked: new Map(),
      knew: new Map(),
      typed: typedCells(),
      refusals: 0,
      cut: null,
      mayLackRows: false,
    },
    workbook,
    network,
    quiet,
  )
}

async function opened(
  device: Omit<Device, 'open' | 'running'>,
  workbook: ReadResult,
  network: Network,
  quiet: Quiet,
): Promise<Device> {
  // The pane goes on looking at this very device.
  const whole = Object.assign(device, { open: await openPane(device, workbook, network, quiet), running: null })
  seeAll(whole, workbook)
  return whole
}

async function openPane(
  device: Omit<Device, 'open' | 'running'>,
  workbook: ReadResult,
  network: Network,
  quiet: Quiet,
): Promise<OpenPane> {
  const file = createFileHost(workbook)
  const { model } = file
  const host: FileHost = {
    ...file,
    write: async (changes) => {
      requireAlive()
      const taken = changes.filter(() => device.refusals === 0 || device.refusals-- === 0)
      const { written, refused } = await file.write(taken)
      const left = changes.filter((change) => !taken.includes(change))
      return { written, refused: [...refused, ...left.map((place) => ({ ...place, why: 'protected' as const }))] }
    },
  }
  const requireAlive = (): void => {
    if (!pane.isAlive) throw new Crash()
  }
  const disk = memoryBook(device.kept, () => {
    requireAlive()
    if (pane.diesIn === null) return
    pane.diesIn -= 1
    if (pane.diesIn >= 0) return
    pane.isAlive = false
    throw new Crash()
  })
  const book: SyncBook = {
    ...disk,
    putSnapshots: async (known) => {
      await disk.putSnapshots(known)
      forgetKnown(device.typed, book)
    },
  }
  const rows = bookRows(model)
  const send = network.fetchOf(device.name, device.actor, () => quiet.reached())
  const call = createClient({
    fetch: (input, init) => {
      if (typeof init?.body === 'string') noteKnown(device, init.body)
      return send(input, init)
    },
  })
  const reasons = await openReasonBook(null, '')
  const parts = { call, host, rows, pending: createPendingRows(model, rows), book, reasons, device: device.name }
  const pane: OpenPane = { host, parts, noted: null, isAlive: true, diesIn: null }
  countWaiting(parts)
  model.changed.add((change) => {
    const { changes } = change
    const byRow = new Map([...cellsByKey(model)].map(([key, { row }]) => [row.id, key]))
    for (const { row, field, value } of changes) {
      const key = byRow.get(row)
      if (key !== undefined) note(device.seen, key, field, value)
    }
    device.typed.follow(change, (row) => byRow.get(row) ?? null, writtenByNobody(parts))
  })
  return pane
}

/**
 * One sync as the pane does it; ends with the machine or with the connection.
 * @param isFetch nothing is sent but what was left unanswered
 */
export function startSync(device: Device, quiet: Quiet, isFetch = false): void {
  // The machine may stop meanwhile and another pane be open: what ends here says nothing about that.
  const { open } = device
  const { parts } = open
  const { signal } = new AbortController()
  const whole = async (): Promise<void> => {
    try {
      forgetKnown(device.typed, parts.book)
      await sendLeft(parts, signal)
      await closeSettled(parts, signal)
      if (!isFetch) await push(parts, signal, () => {})
      await pull(parts, signal, () => {})
      open.noted = notedRevisions(parts)
    } catch (error) {
      if (!(error instanceof ServerUnreachable || error instanceof Crash)) throw error
    } finally {
      for (const open of device.kept.outbox.conflicts) note(device.asked, open.key, open.field, open.theirs)
      countWaiting(parts)
    }
  }
  const run = whole().finally(() => {
    // A pane that died with its machine says nothing about the one opened after it.
    if (device.running === run) device.running = null
    quiet.reached()
  })
  device.running = run
}

/** What the server was seen to hold is nobody's edit, where nothing of the row waits to be written. */
function forgetKnown(typed: TypedCells, book: SyncBook): void {
  typed.agreed((key, field, value) => {
    const known = book.snapshot(key)
    if (known === null || known.revision === 0 || known.owed !== undefined) return false
    // A row that was never fetched has no status, and what was not sent of it nobody has seen.
    const isSeen = field in known.cells || known.status !== null
    return isSeen && sameCell(known.cells[field], value)
  })
}

/** The pane shows how many rows wait whenever it was opened or has synced; to look is to learn what a line rests on. */
function countWaiting({ pending, book }: SyncParts): void {
  pending.list(book)
}

export function edit(device: Device, changes: readonly CellChange[]): void {
  device.open.host.model.apply(changes, 'user')
}

export async function settleConflict(device: Device, conflict: OpenConflict, choice: Choice): Promise<void> {
  // The question shows what stands against mine, also after a restart in the middle of the sync that raised it.
  note(device.asked, conflict.key, conflict.field, conflict.theirs)
  device.typed.told(conflict.key, conflict.field)
  await orCrash(choose(device.open.parts, [conflict], choice))
}

/** The machine may stop in the middle of what somebody does. */
export async function orCrash(act: Promise<unknown>): Promise<void> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

/** Choices for rows that are not in the workbook just now: they are told when the row is there again. */
export function waitingChoices({ kept, open }: Pick<Device, 'kept' | 'open'>): readonly Settlement[] {
  return (kept.outbox.settlements ?? []).filter(({ form, key }) => open.parts.rows.find(form, key) === null)
}

/** The machine stops and starts again, with that copy of the workbook; the pane knows what is on its disk. */
export async function restart(device: Device, workbook: Copy, network: Network, quiet: Quiet): Promise<void> {
  device.open.isAlive = false
  device.running = null
  device.open = await openPane(device, workbook, network, quiet)
  seeAll(device, workbook)
}

function seeAll(device: Device, workbook: Copy): void {
  const { parts, host } = device.open
  const sheet = cellsByKey(host.model)
  device.typed.open(workbook, new Map([...sheet].map(([key, { cells }]) => [key, cells])), emptiedByNobody(parts))
  for (const [key, { cells }] of sheet) {
    for (const [field, value] of Object.entries(cells)) note(device.seen, key, field, value)
  }
}

function note(seen: Seen, key: string, field: string, value: CellValue | null): void {
  const place = `${key}/${field}`
  const values = seen.get(place) ?? new Set<string>()
  seen.set(place, values.add(JSON.stringify(value)))
}

function noteKnown({ seen, asked, knew, typed }: Omit<Device, 'open' | 'running'>, body: string): void {
  const { batch, rows } = pushBody.parse(JSON.parse(body))
  for (const { form, key, fields } of rows) {
    const sent = keyText(keyOfSent(form, key))
    for (const [field, value] of Object.entries(fields)) typed.told(sent, field, value)
  }
  if (knew.has(batch)) return
  const both = new Map([...seen].map(([place, values]) => [place, new Set(values)]))
  for (const [place, values] of asked) both.set(place, new Set([...(both.get(place) ?? []), ...values]))
  knew.set(batch, both)
}

/** Whether the value had been shown when the batch went out. */
export function hadSeen({ knew }: Device, batch: string, place: string, value: CellValue): boolean {
  return knew.get(batch)?.get(place)?.has(JSON.stringify(value)) === true
}
