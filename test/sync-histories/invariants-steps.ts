import type { Role } from '#core/access/role.ts'
import { editingRoles } from '#core/access/transition.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { RowTransitionTable, RowVersionTable } from '#server/db/schema.ts'
import { statusOf } from '#server/rows/table.ts'
import { Fault } from './fault.ts'
import type { DistrictRecord } from './invariants-ledger.ts'
import type { ServerSide } from './server-side.ts'

function parcelOf(key: string): string {
  return key.split('/')[1] ?? ''
}

/** Whether somebody of that role was once not to write this row. */
export function wasLocked(transitions: readonly RowTransitionTable[], key: string, role: Role): boolean {
  return transitions.some(
    ({ parcel_code, to_status }) => parcel_code === parcelOf(key) && !editingRoles[statusOf(to_status)].includes(role),
  )
}

/** Whether the version is what an approval of the 街镇 wrote into the form. */
export function isReview(key: string, { batch, layer }: Pick<RowVersionTable, 'batch' | 'layer'>): boolean {
  return batch === key && layer === 'onsite'
}

/** An evaluation locks parcels as it judged them: 核验通过, and nothing written or done in between. Returns how many. */
export function requireLocks({ lockings, transitions, versions }: DistrictRecord): number {
  let closed = 0
  for (const { reason, parcel_code: code, seq, from_status: from } of transitions) {
    const [, number] = reason?.match(/^随正式评估 #(\d+) 锁定$/) ?? []
    if (number === undefined) continue
    const seen = lockings.find(({ evaluation }) => evaluation === Number(number))?.last_change
    if (seen === undefined || from !== 'review-approved') throw new Fault(`${code} was locked by nobody`)
    const since = [...versions.filter(({ row_key: key }) => parcelOf(key) === code), ...transitions].filter(
      (one) => one.seq > seen && one.seq < seq && ('row_key' in one || one.parcel_code === code),
    )
    if (since.length > 0) throw new Fault(`evaluation ${number} locked ${code}, which had changed since`)
    closed += 1
  }
  return closed
}

/** Every row stands where its parcel was brought last, and nobody wrote what was not theirs to write then. */
export function requireSteps({ rows, versions, transitions }: DistrictRecord, server: ServerSide): void {
  for (const row of rows) {
    const last = transitions.findLast(({ parcel_code }) => parcel_code === row.parcel_code)?.to_status ?? 'draft'
    if (row.status !== last) throw new Fault(`${row.row_key} is ${row.status}, its parcel was brought to ${last}`)
  }
  for (const version of versions) {
    const { batch, row_key: key, seq, revision } = version
    if (isReview(key, version)) continue
    const by = server.committed.get(batch) ?? server.decisions.find(({ id }) => id === batch)
    const status: RowStatus = statusOf(
      transitions.findLast((step) => step.parcel_code === parcelOf(key) && step.seq < seq)?.to_status ?? 'draft',
    )
    if (by === undefined || editingRoles[status].includes(by.actor.role)) continue
    throw new Fault(`${by.actor.name} wrote revision ${revision} of ${key}, which was ${status}`)
  }
}
