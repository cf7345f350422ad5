import type { RowStatus } from '#core/record/status.ts'
import type { Call } from '#ui/client.ts'
import type { Tell } from '../batch/use-batch.ts'
import type { ParcelFilter } from './parcel-view.ts'

/** One parcel of a batch: done, or why not. */
export interface TransitionOutcome {
  readonly parcelCode: string
  /** Null: done. */
  readonly refusal: string | null
}

export interface TransitionOrder {
  readonly cycle: string
  /** The chosen parcels, or everything the filter finds. */
  readonly parcels: readonly string[] | ParcelFilter
  readonly to: RowStatus
  readonly reason: string
}

const listSize = 500
/** Small enough for a bar that moves and a cancel that is heard. */
const batchSize = 100

/**
 * Brings parcels to a status, batch after batch. Stops between two batches when the signal asks to; what was done
 * stays done and stands in the answer. A failure of the connection rejects, with the outcomes so far told before.
 */
export async function runTransition(
  call: Call,
  order: TransitionOrder,
  tell: Tell<TransitionOutcome>,
  signal: AbortSignal,
): Promise<void> {
  const codes = isCodes(order.parcels) ? order.parcels : await codesOf(call, order.cycle, order.parcels, signal)
  const outcomes: TransitionOutcome[] = []
  tell({ done: 0, total: codes.length }, outcomes)
  for (let from = 0; from < codes.length && !signal.aborted; from += batchSize) {
    const parcelCodes = codes.slice(from, from + batchSize)
    const reason = order.reason === '' ? {} : { reason: order.reason }
    const { items } = await call('transition', {
      body: { cycle: order.cycle, parcelCodes, to: order.to, ...reason },
    })
    outcomes.push(...items.map((item) => ({ parcelCode: item.parcelCode, refusal: item.refusal?.message ?? null })))
    tell({ done: outcomes.length, total: codes.length }, [...outcomes])
  }
}

function isCodes(parcels: readonly string[] | ParcelFilter): parcels is readonly string[] {
  return Array.isArray(parcels)
}

/** Read by cursor before anything changes: an act moves rows out of the filter that finds them. */
async function codesOf(
  call: Call,
  cycle: string,
  filter: ParcelFilter,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const codes: string[] = []
  let cursor: string | undefined
  do {
    const page = await call('parcels', { query: { cycle, ...filter, limit: listSize, cursor } }, signal)
    codes.push(...page.items.map((item) => item.parcelCode))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return codes
}
