import type { FilingDetail, FilingSummary } from '#core/api/filings.ts'
import type { Cells } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { type Call, createClient } from '#ui/client.ts'
import { isAborted, refusalCode } from '#ui/client-failure.ts'
import { uuid } from '#ui/uuid.ts'
import { now } from '../app/clock.ts'
import { createStore, type Store } from '../app/store.ts'
import type { Host } from '../host/host.ts'
import type { PaneSession } from '../sync/session.ts'
import { type Application, applicationIn } from './application.ts'
import { type Fields, type FilingConflict, pendingFields, takeIn, travellingOf } from './difference.ts'
import { blankNames, isOlderServer, olderServer, sendingFailure } from './filing-failure.ts'
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
}

export interface SenderOptions {
  readonly host: Host
  readonly session: PaneSession
  readonly scopeOf: (username: string) => string
}

const names = ['projectName', 'projectUnit', 'uscc', 'townCode'] as const

export function createSender({ host, session, scopeOf }: SenderOptions): Sender {
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
    const application = applicationIn(host.model)
    if (application === null) throw new Error('the workbook has no application')
    return application
  }
  const recordOf = (records: RecordBook, { cells }: Application): FilingRecord | null => {
    const { uscc, projectName } = cells
    return typeof uscc === 'string' && typeof projectName === 'string' ? records.find(uscc, projectName) : null
  }
  const look = async (): Promise<void> => {
    const application = sheet()
    const record = recordOf(await opened(), application)
    const filing = record?.filing ?? null
    const held = new Set(record?.conflicts.map(({ field }) => field))
    const waiting =
      filing === null ? {} : pendingFields(travellingOf(application.fields), application.cells, filing.cells)
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
    const taken = { ...record, creating: null, filing: filingOf(detail), conflicts: told }
    await (await opened()).put(taken)
    await host.write(Object.entries(incoming).map(([field, value]) => ({ ...placeOf(field), value })))
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
      else if (!isAborted(error)) store.patch({ failure: sendingFailure(error) })
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
    const application = sheet()
    const blank = names.filter((field) => typeof application.cells[field] !== 'string')
    if (blank.length > 0) {
      store.patch({ failure: blankNames(blank) })
      return null
    }
    const known = recordOf(await opened(), application)
    if (known === null && !isNew) {
      const open = await openFilings(call, String(application.cells.uscc))
      if (open === 'older-server') {
        store.patch({ failure: olderServer })
        return null
      }
      if (open.length > 0) {
        store.patch({ existing: open })
        return null
      }
    }
    const record = known ?? begin(application)
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
        const detail = await call('filing', { params: { id: existing.id } })
        const done = await save(await take(begin(sheet()), detail, new Map()))
        return done.conflicts.length > 0 ? null : '已接上这个项目，区里的申请表与本表一致。'
      }),
    choose: async ({ field, theirs }, choice) => {
      const record = recordOf(await opened(), sheet())
      if (record === null) return
      await (await opened()).put({ ...record, conflicts: record.conflicts.filter((one) => one.field !== field) })
      if (choice === 'theirs') await host.write([{ ...sheet().placeOf(field), value: theirs }])
      await look()
    },
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
