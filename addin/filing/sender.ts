import type { FilingDetail, FilingSummary } from '#core/api/filings.ts'
import type { Cells } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { type Call, createClient } from '#ui/client.ts'
import { isAborted, refusalCode } from '#ui/client-failure.ts'
import { uuid } from '#ui/uuid.ts'
import { now } from '../base/clock.ts'
import { createStore, type Store } from '../base/store.ts'
import type { Host } from '../host/host.ts'
import type { PaneSession } from '../sync/session.ts'
import type { Application } from './application.ts'
import { type Fields, type FilingConflict, pendingFields, takeIn, travellingOf } from './difference.ts'
import { blankNames, isOlderServer, olderServer, sendingFailure, unwritten } from './filing-failure.ts'
import { type FilingRecord, openRecordBook, type RecordBook } from './record-book.ts'
import { initialSend, type SendState } from './send-state.ts'

/** Brings the open 申请表 to the district and what others changed back into the sheet. */
export interface Sender {
  readonly store: Store<SendState>
  /** The sheet was edited, or somebody signed in: what waits is counted anew. */
  readonly look: () => Promise<void>
  /** Makes the filing, then saves what differs. Sent again after a broken connection it is the same filing. */
  readonly send: () => Promise<void>
  /** This 申请表 belongs to a filing that is there already; null: to none of those. */
  readonly answer: (existing: FilingSummary | null) => Promise<void>
  readonly choose: (conflict: FilingConflict, choice: 'mine' | 'theirs') => Promise<void>
  /** What was told and asked is of another 申请表. */
  readonly forget: () => void
}

export interface SenderOptions {
  readonly host: Host
  /** The 申请表 that is sent; null without one. */
  readonly application: () => Application | null
  readonly session: PaneSession
  readonly scopeOf: (username: string) => string
}

const names = ['projectName', 'projectUnit', 'uscc', 'townCode'] as const

export function createSender({ host, application, session, scopeOf }: SenderOptions): Sender {
  const store = createStore<SendState>(initialSend)
  const call = createClient({ token: session.token })
  let scope: string | null = null
  let book: RecordBook | null = null

  const opened = async (): Promise<RecordBook> => {
    const wanted = scopeOf(session.current()?.account.username ?? '')
    if (book === null || scope !== wanted) book = await openRecordBook(wanted)
    scope = wanted
    return book
  }
  const sheet = (): Application => {
    const open = application()
    if (open === null) throw new Error('the workbook has no application')
    return open
  }
  const recordOf = (records: RecordBook, { cells }: Application): FilingRecord | null => {
    const { uscc, projectName } = cells
    return typeof uscc === 'string' && typeof projectName === 'string' ? records.find(uscc, projectName) : null
  }
  const look = async (): Promise<void> => {
    const records = await opened()
    const open = application()
    if (open === null) return
    const record = recordOf(records, open)
    const filing = record?.filing ?? null
    const held = new Set(record?.conflicts.map(({ field }) => field))
    const waiting = filing === null ? {} : pendingFields(travellingOf(open.fields), open.cells, filing.cells)
    store.patch({
      filing,
      conflicts: record?.conflicts ?? [],
      pending: Object.keys(waiting).filter((field) => !held.has(field)).length,
    })
  }
  const take = async (
    record: FilingRecord,
    detail: FilingDetail,
    by: ReadonlyMap<string, string>,
  ): Promise<FilingRecord> => {
    const { cells, fields, placeOf } = sheet()
    const { incoming, conflicts } = takeIn(travellingOf(fields), cells, record.filing?.cells ?? {}, detail.cells)
    const told = conflicts.map((conflict) => ({ ...conflict, theirsBy: by.get(conflict.field) ?? '' }))
    // First into the sheet: what was noted as known and is not there would be sent as an edit of ours.
    const { refused } = await host.write(
      Object.entries(incoming).map(([field, value]) => ({ ...placeOf(field), value })),
    )
    const left = refused.map(({ field }): FilingConflict => {
      return { field, mine: cells[field] ?? null, theirs: incoming[field] ?? null, theirsBy: '', isUnwritten: true }
    })
    const taken = { ...record, creating: null, filing: filingOf(detail), conflicts: [...told, ...left] }
    await (await opened()).put(taken)
    return taken
  }
  const save = async (record: FilingRecord): Promise<FilingRecord> => {
    const { filing, conflicts } = record
    if (filing === null) return record
    const { cells, fields } = sheet()
    const held = new Set(conflicts.map(({ field }) => field))
    const free = travellingOf(fields).filter((field) => !held.has(field))
    const changed = pendingFields(free, cells, filing.cells)
    const { version } = zeroIncrementForm
    const body = { formVersion: version, baseRevision: filing.revision, fields: { ...changed } }
    const { detail, conflicts: found } = await call('declareFiling', { params: { id: filing.id }, body })
    const by = new Map(found.map(({ field, theirsBy }) => [field, theirsBy]))
    // What arrived is what both now start from, whatever was typed meanwhile.
    const arrived = Object.entries(changed).filter(([field]) => !by.has(field))
    const base = { ...filing, cells: { ...filing.cells, ...Object.fromEntries(arrived) } }
    const taken = await take({ ...record, filing: base }, detail, by)
    // What waited for a choice before still waits.
    const still = conflicts.filter(({ field }) => taken.conflicts.every((one) => one.field !== field))
    const whole = { ...taken, conflicts: [...taken.conflicts, ...still] }
    await (await opened()).put(whole)
    return whole
  }
  const create = async (record: FilingRecord): Promise<FilingRecord> => {
    const { version } = zeroIncrementForm
    const creating = record.creating ?? { request: uuid(), cells: travellingCells(sheet()) }
    await (await opened()).put({ ...record, creating })
    const body = { ...creating, formVersion: version, cells: { ...creating.cells } }
    const detail = await call('createFiling', { body })
    const made = { ...record, creating: null, filing: { ...filingOf(detail), cells: creating.cells } }
    return take(made, detail, new Map())
  }
  const run = async (doing: () => Promise<string | null>): Promise<void> => {
    if (store.get().isRunning) return
    store.patch({ isRunning: true, failure: null, note: null })
    try {
      store.patch({ note: await doing() })
    } catch (error) {
      if (refusalCode(error) === 'not-signed-in') await session.expire()
      else if (isAborted(error)) store.patch({ note: '已取消。已送到的不会重复上送。' })
      else store.patch({ failure: sendingFailure(error) })
    }
    store.patch({ isRunning: false })
    await look()
  }
  const begin = (application: Application): FilingRecord => {
    const { uscc, projectName } = application.cells
    return {
      key: uuid(),
      uscc: String(uscc),
      projectName: String(projectName),
      creating: null,
      filing: null,
      conflicts: [],
    }
  }
  const sendAll = async (isNew: boolean): Promise<string | null> => {
    // Some edits are never told.
    await host.refresh()
    const { cells } = sheet()
    const blank = names.filter((field) => typeof cells[field] !== 'string')
    if (blank.length > 0) {
      store.patch({ failure: blankNames(blank) })
      return null
    }
    const known = recordOf(await opened(), sheet())
    if (known === null && !isNew) {
      const open = await openFilings(call, String(cells.uscc))
      if (open === 'older-server') {
        store.patch({ failure: olderServer })
        return null
      }
      if (open.length > 0) {
        store.patch({ existing: open })
        return null
      }
    }
    const record = known ?? begin(sheet())
    const done = await save(record.filing === null ? await create(record) : record)
    return done.conflicts.length > 0 ? null : '已上送，区里的申请表与本表一致。'
  }
  return {
    store,
    look,
    send: () => run(() => sendAll(false)),
    answer: (existing) =>
      run(async () => {
        store.patch({ existing: null })
        if (existing === null) return sendAll(true)
        await host.refresh()
        const detail = await call('filing', { params: { id: existing.id } })
        const done = await save(await take(begin(sheet()), detail, new Map()))
        return done.conflicts.length > 0 ? null : '已接上这个项目，区里的申请表与本表一致。'
      }),
    choose: ({ field, theirs }, choice) =>
      run(async () => {
        const record = recordOf(await opened(), sheet())
        if (record === null) return null
        if (choice === 'theirs') {
          const { refused } = await host.write([{ ...sheet().placeOf(field), value: theirs }])
          if (refused.length > 0) {
            store.patch({ failure: unwritten(field) })
            return null
          }
        }
        await (await opened()).put({ ...record, conflicts: record.conflicts.filter((one) => one.field !== field) })
        return null
      }),
    forget: () => store.set({ ...initialSend, isRunning: store.get().isRunning }),
  }
}

function travellingCells({ cells, fields }: Application): Cells {
  return Object.fromEntries(
    travellingOf(fields).flatMap((field) => {
      const value = cells[field]
      return value === undefined ? [] : [[field, value] as const]
    }),
  )
}

function filingOf(detail: FilingDetail): NonNullable<FilingRecord['filing']> {
  const made = detail.events.find((event) => event.kind === 'create')
  const number = made?.kind === 'create' ? made.number : ''
  const cells: Fields = detail.cells
  return { id: detail.id, number, revision: detail.cellsRevision, cells, at: now() }
}

/** Filings of the unit that can still be filled. */
async function openFilings(call: Call, uscc: string): Promise<readonly FilingSummary[] | 'older-server'> {
  try {
    const { items } = await call('filings', { query: { q: uscc, state: 'draft,returned' } })
    return items
  } catch (error) {
    if (isOlderServer(error)) return 'older-server'
    throw error
  }
}
