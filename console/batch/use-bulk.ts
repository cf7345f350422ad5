import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { BulkOperation, BulkOrder, BulkPreview } from '#core/api/bulk.ts'
import { tellChanged } from '../data/changed.ts'
import { useSession } from '../session/session.ts'

export interface Bulk {
  readonly preview: BulkPreview | null
  /** The operation that runs, or has just run. */
  readonly operation: BulkOperation | null
  readonly isBusy: boolean
  readonly failure: unknown
  readonly ask: (order: BulkOrder) => Promise<void>
  /** Starts what was previewed, or goes on with one that was interrupted. */
  readonly start: (order: BulkOrder) => Promise<void>
  readonly goOn: (operation: BulkOperation) => Promise<void>
  readonly cancel: () => void
  readonly undo: (operation: BulkOperation, reason: string) => Promise<void>
  readonly forget: () => void
}

function isUnderWay({ state }: BulkOperation): boolean {
  return state === 'running' || state === 'undoing'
}

/**
 * A bulk operation from preview to undo. The server keeps every step: a page that is left stops asking for the next
 * piece, and whoever opens the operation again goes on with it.
 * @param onDone after something was carried out or taken back
 */
export function useBulk(onDone: () => void): Bulk {
  const { call } = useSession()
  const [preview, setPreview] = useState<BulkPreview | null>(null)
  const [operation, setOperation] = useState<BulkOperation | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isLeft = useRef(false)
  const isCancelled = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])

  const busy = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }, [])

  const carryOn = useCallback(
    async (from: BulkOperation): Promise<void> => {
      isCancelled.current = false
      let now = from
      setOperation(now)
      try {
        while (isUnderWay(now) && !isLeft.current) {
          const request = { params: { id: now.id } }
          const isStopping = isCancelled.current && now.state === 'running'
          now = isStopping ? await call('cancelBulk', request) : await call('stepBulk', request)
          setOperation(now)
        }
      } finally {
        tellChanged('bulkOperations', 'bulkOperation', 'bulkItems', 'overview', 'parcel')
        if (!isLeft.current) onDone()
      }
    },
    [call, onDone],
  )

  const ask = useCallback(
    (order: BulkOrder) => busy(async () => setPreview(await call('previewBulk', { body: order }))),
    [busy, call],
  )
  const start = useCallback(
    (order: BulkOrder) =>
      busy(async () => {
        setPreview(null)
        await carryOn(await call('startBulk', { body: { ...order, id: crypto.randomUUID() } }))
      }),
    [busy, call, carryOn],
  )
  const goOn = useCallback((from: BulkOperation) => busy(() => carryOn(from)), [busy, carryOn])
  const undo = useCallback(
    ({ id }: BulkOperation, reason: string) =>
      busy(async () => carryOn(await call('undoBulk', { params: { id }, body: { reason } }))),
    [busy, call, carryOn],
  )
  const cancel = useCallback(() => {
    isCancelled.current = true
  }, [])
  const forget = useCallback(() => {
    setPreview(null)
    setOperation(null)
    setFailure(null)
  }, [])
  return { preview, operation, isBusy, failure, ask, start, goOn, cancel, undo, forget }
}
