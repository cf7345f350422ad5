import { keyText } from '#core/record/key.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { levelCounts } from '#ui/finding-groups.ts'
import { instantText } from '#ui/instant.ts'
import type { RowLocks } from '#workbook/meta.ts'
import { rowKey } from '#workbook/row-key.ts'
import { clockTime, now, today } from '../base/clock.ts'
import { createStore, type Store } from '../base/store.ts'
import type { CellChange } from '../host/host.ts'
import { type Marking, markText } from '../host/marking.ts'
import type { OpenDocument } from '../open-document.ts'
import type { ReasonBook, ReasonPlace } from '../storage/reason-book.ts'
import type { RemovedHere } from '../sync/removed.ts'
import type { WordedFinding } from '../workers/protocol.ts'
import { type FindingsState, noFindings, type PlacedFinding } from './findings.ts'
import { goneFindings } from './gone-findings.ts'
import { isAbort } from './trouble.ts'

const restBeforeLive = 300
const restBeforeWhole = 2000

/** The checks of one open workbook: the whole on demand, the touched parcels 300 ms after the last edit. */
export interface Checking {
  readonly store: Store<FindingsState>
  readonly checkAll: () => Promise<void>
  /** The same after reading the sheet again: what it says now, whether or not the edits were told. */
  readonly recheck: () => Promise<void>
  /** What was edited and waits for its check is checked now. */
  readonly flush: () => Promise<void>
  readonly cancel: () => void
  readonly explain: (finding: PlacedFinding, text: string) => Promise<void>
  readonly withdraw: (finding: PlacedFinding) => Promise<void>
  /** These rows are gone on the server: they are marked as such, and no longer checked. */
  readonly leaveOut: (rows: readonly RemovedHere[]) => Promise<void>
  /** Locked cells are held against these values from now on. */
  readonly relock: (locks: readonly RowLocks[]) => Promise<void>
  /** The district's own standard, as its server gave it: from now on it is checked and scored by. */
  readonly useStandard: (standard: Standard) => Promise<void>
  readonly end: () => void
}

export interface CheckingOptions {
  readonly document: OpenDocument
  readonly marking: Marking
  readonly reasons: ReasonBook
  /** 街镇审核 fields are asked for from the 街镇 step on. */
  readonly step: () => 'fill' | 'town'
  /** Who gives a reason. */
  readonly person: () => string
  readonly onDefect: (error: unknown) => void
}

export function createChecking({ document, marking, reasons, step, person, onDefect }: CheckingOptions): Checking {
  const { host, engine } = document
  const store = createStore<FindingsState>(noFindings)
  let byParcel = new Map<string, readonly WordedFinding[]>()
  let gone: readonly PlacedFinding[] = []
  let leftOut = ''
  const touched = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let whole: AbortController | null = null
  let reading: AbortController | null = null

  const placeOf = (finding: WordedFinding): ReasonPlace | null => {
    const row = host.model.row(finding.row)
    const key = row === null ? null : rowKey(host.model.result, row, host.model.cells(finding.row))
    return key === null ? null : { ...finding, key: keyText(key) }
  }
  const withReason = (finding: WordedFinding): PlacedFinding => {
    const place = finding.level === 'warning' ? placeOf(finding) : null
    const stored = place === null ? null : reasons.find(place)
    const reason = stored === null ? null : { text: stored.text, by: stored.by, at: instantText(stored.at, today()) }
    return { ...finding, reason }
  }
  const show = (more: Partial<FindingsState> = {}): void => {
    const all = [...byParcel.values()].flat().map(withReason)
    const items = [...gone, ...all.filter((finding) => finding.reason === null)]
    const explained = all.filter((finding) => finding.reason !== null)
    store.patch({ items, explained, counts: levelCounts(items), ...more })
    settle(mark(items))
  }
  const mark = async (items: readonly PlacedFinding[]): Promise<void> => {
    const marks = items.map((item) => ({ ...item, text: markText(item) }))
    const { unmarked } = await marking.show('assessment', marks)
    if (unmarked !== store.get().unmarked) store.patch({ unmarked })
  }

  const checkTouched = async (): Promise<void> => {
    const rows = [...touched]
    touched.clear()
    const request = { rows, step: step(), today: today() }
    await engine.call('check', request, {
      onPart: ({ parcels }) => {
        for (const { parcelCode, findings } of parcels) byParcel.set(parcelCode, findings)
      },
    })
    show({ checkedAt: clockTime() })
    timer = setTimeout(() => settle(checkAll()), restBeforeWhole)
  }
  const checkAll = async (): Promise<void> => {
    clearTimeout(timer)
    touched.clear()
    whole?.abort()
    const control = new AbortController()
    whole = control
    const startedAt = performance.now()
    const fresh = new Map<string, readonly WordedFinding[]>()
    store.patch({ running: { what: 'checking', done: 0, total: 0 }, note: null })
    const answer = await engine.call(
      'check',
      { rows: null, step: step(), today: today() },
      {
        signal: control.signal,
        onProgress: (done, total) => store.patch({ running: { what: 'checking', done, total } }),
        onPart: ({ parcels }) => {
          for (const { parcelCode, findings } of parcels) fresh.set(parcelCode, findings)
        },
      },
    )
    if (whole !== control) return
    whole = null
    if (answer === null) {
      store.patch({ running: null })
      return
    }
    byParcel = fresh
    const seconds = (performance.now() - startedAt) / 1000
    show({ checkedAt: clockTime(), rows: answer.rows, seconds, running: null })
  }
  const settle = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!isAbort(error)) onDefect(error)
    })
  }
  /** @param rest after the last edit; what was read from a sheet has rested before it was read */
  const follow = (changes: readonly CellChange[], rest: number): void => {
    for (const change of changes) touched.add(change.row)
    // A whole check that runs would speak of cells that are no longer so.
    whole?.abort()
    whole = null
    store.patch({ running: null })
    clearTimeout(timer)
    timer = setTimeout(() => settle(checkTouched()), rest)
  }
  const unfollow = host.model.changed.add(({ changes, source }) =>
    follow(changes, source === 'read' ? 0 : restBeforeLive),
  )

  return {
    store,
    checkAll,
    recheck: async () => {
      const control = new AbortController()
      reading = control
      const isMine = (): boolean => reading === control
      const tell = (done: number, total: number): void => {
        if (isMine()) store.patch({ running: { what: 'reading', done, total } })
      }
      tell(0, 0)
      store.patch({ note: null })
      try {
        await host.refresh(control.signal, tell)
      } catch (error) {
        if (isMine()) store.patch({ running: null })
        if (isAbort(error)) return
        throw error
      }
      // Cancelled in the moment it was read: what it says is taken in, and nothing more is done.
      if (!control.signal.aborted) await checkAll()
    },
    flush: async () => {
      clearTimeout(timer)
      if (touched.size > 0) await checkTouched()
    },
    cancel: () => {
      host.stopWaiting()
      reading?.abort()
      whole?.abort()
      const { checkedAt } = store.get()
      const note = checkedAt === null ? '已取消，还没有校验结果。' : `已取消，显示的是 ${checkedAt} 的结果。`
      store.patch({ running: null, note })
      whole = null
      reading = null
    },
    explain: async (finding, text) => {
      const place = placeOf(finding)
      if (place === null) return
      await reasons.give({ ...place, text, by: person(), at: now(), sent: false })
      show()
    },
    withdraw: async (finding) => {
      const place = placeOf(finding)
      if (place !== null) await reasons.withdraw(place)
      show()
    },
    leaveOut: async (rows) => {
      const before = JSON.stringify(gone)
      gone = goneFindings(rows, host.model.result, host.model.row)
      const keys = rows.map(({ form, key }) => ({ form, key }))
      const isOther = leftOut !== JSON.stringify(keys)
      if (!isOther && before === JSON.stringify(gone)) return
      leftOut = JSON.stringify(keys)
      const parcels = rows.filter(({ form }) => form === 'parcel-self-assessment')
      store.patch({ goneParcels: parcels.map(({ parcelCode }) => parcelCode) })
      if (isOther) {
        await engine.call('leaveOut', { rows: keys })
        await checkAll()
      } else show()
    },
    relock: async (locks) => {
      await engine.call('relock', { locks })
      await checkAll()
    },
    useStandard: async (standard) => {
      await engine.call('useStandard', { standard })
      await checkAll()
    },
    end: () => {
      clearTimeout(timer)
      unfollow()
    },
  }
}
