import type { Role } from '#core/access/role.ts'
import { transitionRoles } from '#core/access/transition.ts'
import { mayTransition, type RowStatus } from '#core/record/status.ts'
import type { Call } from '#ui/client.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows } from './book-rows.ts'
import { removalOf } from './removed.ts'

/** One parcel of the workbook that the server knows. */
export interface ParcelStanding {
  readonly key: string
  readonly cycle: string
  readonly parcelCode: string
  readonly status: RowStatus
}

export interface SubmitRefusal {
  readonly parcelCode: string
  readonly message: string
}

const mostParcels = 500

/** The workbook's parcels with their status on the server, as last seen. */
export function standings(rows: BookRows, book: SyncBook): readonly ParcelStanding[] {
  return rows.all().flatMap(({ row, key }): readonly ParcelStanding[] => {
    if (row.form !== 'parcel-self-assessment' || removalOf(book, { key }) !== null) return []
    const status = book.snapshot(key)?.status ?? null
    const [cycle = '', parcelCode = ''] = key.split('/')
    return status === null ? [] : [{ key, cycle, parcelCode, status }]
  })
}

/** Whether somebody of this role may hand in a parcel of this status. */
export function maySubmit(role: Role, status: RowStatus): boolean {
  return transitionRoles.submitted.includes(role) && mayTransition(status, 'submitted')
}

/** Hands parcels in (提交); each gets its own answer, which the book remembers. Returns the refused ones. */
export async function submit(
  call: Call,
  book: SyncBook,
  parcels: readonly ParcelStanding[],
  signal: AbortSignal,
): Promise<readonly SubmitRefusal[]> {
  const refusals: SubmitRefusal[] = []
  const byCode = new Map(parcels.map((parcel) => [parcel.parcelCode, parcel]))
  for (let start = 0; start < parcels.length; start += mostParcels) {
    const part = parcels.slice(start, start + mostParcels)
    const [first] = part
    if (first === undefined) break
    const parcelCodes = part.map((parcel) => parcel.parcelCode)
    const answer = await call('transition', { body: { cycle: first.cycle, parcelCodes, to: 'submitted' } }, signal)
    const moved = answer.items.flatMap(({ parcelCode, status, refusal }) => {
      if (refusal !== null) refusals.push({ parcelCode, message: refusal.message })
      const known = book.snapshot(byCode.get(parcelCode)?.key ?? '')
      return status === null || known === null ? [] : [{ ...known, status }]
    })
    await book.putSnapshots(moved)
  }
  return refusals
}
