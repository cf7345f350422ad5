import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { SheetBundle } from '#core/api/check-up-sheets.ts'
import { isAborted } from '#ui/client-failure.ts'
import { uuid } from '#ui/uuid.ts'
import { useSession } from '../session/session.ts'

const pollMilliseconds = 1000

/** What is printed of an evaluation, and how it is bound. */
export interface PrintOrder {
  readonly evaluation: string
  /** As the page calls it: 新桥镇, 选中的地块. */
  readonly name: string
  readonly town: string
  /** Codes with commas between them; '' for all of the 街镇. */
  readonly parcels: string
  readonly total: number
  readonly as: SheetBundle
  /** Sheets a file. */
  readonly volume: number
  readonly explained: boolean
  readonly approval: string
}

/** How far an order came: files that were saved stay saved. */
export interface PrintState {
  readonly order: PrintOrder
  readonly done: number
  readonly volumes: number
  /** The last parcel of the files that were saved; '' for none. */
  readonly last: string
  readonly ended: 'running' | 'done' | 'cancelled' | 'failed'
}

export interface Printing {
  readonly state: PrintState | null
  readonly failure: unknown
  readonly start: (order: PrintOrder) => Promise<void>
  /** Goes on behind the files that were saved. */
  readonly resume: () => Promise<void>
  readonly cancel: () => void
}

/**
 * Prints one order at a time, file after file; each is saved when it is whole, so that what was made is kept when the rest
 * is cancelled or fails. @param onEnd the record has one more
 */
export function usePrinting(onEnd: () => void): Printing {
  const { call } = useSession()
  const [state, setState] = useState<PrintState | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = useCallback(
    async (first: PrintState): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      let now = first
      const show = (more: Partial<PrintState>): void => {
        now = { ...now, ...more }
        setState(now)
      }
      show({ ended: 'running' })
      try {
        while (now.done < now.order.total) {
          const made = await volumeOf(call, now, mine.signal, (done) => setState({ ...now, done: now.done + done }))
          save(made.file, fileNameOf(now))
          if (made.sheets === 0) break
          show({ done: now.done + made.sheets, volumes: now.volumes + 1, last: made.last })
          onEnd()
        }
        show({ ended: 'done' })
      } catch (error) {
        show({ ended: isAborted(error) ? 'cancelled' : 'failed' })
        if (!isAborted(error)) setFailure(error)
        onEnd()
      } finally {
        stop.current = null
      }
    },
    [call, onEnd],
  )
  const start = useCallback(
    (order: PrintOrder) => run({ order, done: 0, volumes: 0, last: '', ended: 'running' }),
    [run],
  )
  const resume = useCallback(async () => (state === null ? undefined : run(state)), [run, state])
  return { state, failure, start, resume, cancel: useCallback(() => stop.current?.abort(), []) }
}

type Call = ReturnType<typeof useSession>['call']

/** One file, with how many sheets it holds and the last of them. */
async function volumeOf(
  call: Call,
  { order, last }: PrintState,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<{ readonly file: Blob; readonly sheets: number; readonly last: string }> {
  const { evaluation, as, town, parcels, volume, explained, approval } = order
  const job = uuid()
  const poll = setInterval(() => {
    call('checkUpSheetProgress', { query: { job } }, signal).then(
      ({ progress }) => progress !== null && onProgress(progress.done),
      // The file goes on being made: only how far it is is not known.
      () => undefined,
    )
  }, pollMilliseconds)
  try {
    const query = {
      job,
      as,
      limit: volume,
      ...(town === '' ? {} : { town }),
      ...(parcels === '' ? {} : { parcels }),
      ...(last === '' ? {} : { after: last }),
      ...(explained ? { explained: 'true' as const } : {}),
      ...(approval === '' ? {} : { approval: Number(approval) }),
    }
    const file = await call('checkUpSheets', { params: { id: evaluation }, query }, signal)
    const { items } = await call('checkUpSheetPrintings', { params: { id: evaluation } }, signal)
    const printed = items.find(({ id }) => id === job)
    return { file, sheets: printed?.sheets ?? 0, last: printed?.last ?? '' }
  } finally {
    clearInterval(poll)
  }
}

/** 体检表-新桥镇-评估12.pdf; of several files 第2册 too. */
function fileNameOf({ order, volumes }: PrintState): string {
  const { name, evaluation, total, volume, as } = order
  const book = total > volume ? `-第${volumes + 1}册` : ''
  return `体检表-${name}-评估${evaluation}${book}.${as}`
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
