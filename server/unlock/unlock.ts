import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { UnlockRequest, unlockEndpoints } from '#core/api/unlocks.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { keyText } from '#core/record/key.ts'
import { unlockStateNames, unlockStates, unlockTargets } from '#core/record/unlock.ts'
import type { Grant } from '../actions/authorise.ts'
import { carryOut, type Plan } from '../actions/transition-carry-out.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import type { UnlockRequestTable } from '../db/bulk-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import { findUnlock, insertUnlock, unlockPage, updateUnlock } from '../db/unlock-requests.ts'
import { loadParcels } from '../rows/load.ts'
import { parcelKey } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { affectedResults, unlockBody } from './view.ts'

type RequestBody = z.infer<(typeof unlockEndpoints)['requestUnlock']['body']>
type Decision = z.infer<(typeof unlockEndpoints)['decideUnlock']['body']>

/**
 * Asks for a lock to be opened; nothing changes until another person confirms. What formal evaluations made of the
 * parcel is kept with the request. Throws ProblemError: not-found, row-removed, transition-not-allowed (not locked),
 * unlock-pending.
 */
export async function requestUnlock(service: Service, grant: Grant, body: RequestBody): Promise<UnlockRequest> {
  const { cycle, parcelCode, to, reason, evidence = '' } = body
  const district = service.district.code
  const { username, name, role } = grant.actor
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    const [rows] = await loadParcels(db, district, cycle, [parcelCode])
    if (rows === undefined) throw new ProblemError(problem('not-found', { what: `地块 ${parcelCode}` }))
    const { status, removed, updatedBy, updatedAt } = rows.parcel
    if (removed) throw new ProblemError(problem('row-removed', { by: updatedBy, at: updatedAt }))
    if (status !== 'locked') throw new ProblemError(problem('transition-not-allowed', { from: status, to }))
    const [pending] = await unlockPage(db, { district, cycle, state: 'waiting', parcelCode }, null, 1)
    if (pending !== undefined) throw new ProblemError(problem('unlock-pending', { by: pending.by_name }))
    const line: UnlockRequestTable = {
      district,
      id: randomUUID(),
      seq: await takeNumbers(db, district, 'unlock-request'),
      cycle,
      parcel_code: parcelCode,
      to_status: to,
      reason,
      evidence: evidence === '' ? null : evidence,
      state: 'waiting',
      results: JSON.stringify(await affectedResults(db, district, cycle, parcelCode)),
      username,
      by_name: name,
      at,
      decided_username: null,
      decided_by: null,
      decided_at: null,
      decided_reason: null,
    }
    await insertUnlock(db, line)
    const object = keyText(parcelKey(cycle, parcelCode))
    const details = { request: line.id, to }
    await service.audit.append(db, { district, at, username, role, action: 'unlock-requested', object, details })
    return unlockBody(line, grant)
  })
}

const actions = {
  confirmed: 'unlock-confirmed',
  declined: 'unlock-declined',
  withdrawn: 'unlock-withdrawn',
} as const

/**
 * Ends a request: another person confirms or declines it, its maker withdraws it. A confirmation opens the lock in the
 * same transaction. Throws ProblemError: not-found, unlock-closed, unlock-own, and what refuses the step itself.
 */
export async function decideUnlock(
  service: Service,
  grant: Grant,
  id: string,
  { decision, reason = '' }: Decision,
): Promise<UnlockRequest> {
  const district = service.district.code
  const { username, name, role } = grant.actor
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    const line = await findUnlock(db, district, id)
    if (line === null) throw new ProblemError(problem('not-found', { what: '这份解锁申请' }))
    const state = unlockStates.find((one) => one === line.state) ?? 'waiting'
    if (state !== 'waiting') throw new ProblemError(problem('unlock-closed', { state: unlockStateNames[state] }))
    // Two accounts of one name would be one person: the second must be somebody else.
    const isSame = line.username === username || line.by_name === name
    if (isSame !== (decision === 'withdrawn')) {
      throw new ProblemError(isSame ? problem('unlock-own', {}) : problem('not-found', { what: '您的这份解锁申请' }))
    }
    if (decision === 'confirmed') await open(db, service, grant, line, at)
    const decided = { decided_username: username, decided_by: name, decided_at: at, decided_reason: reason || null }
    const changes = { state: decision, ...decided }
    await updateUnlock(db, district, id, changes)
    const object = keyText(parcelKey(line.cycle, line.parcel_code))
    const details = { request: id, to: line.to_status, requestedBy: line.username }
    await service.audit.append(db, { district, at, username, role, action: actions[decision], object, details })
    return unlockBody({ ...line, ...changes }, grant)
  })
}

async function open(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  line: UnlockRequestTable,
  at: string,
): Promise<void> {
  const to = unlockTargets.find((target) => target === line.to_status)
  if (to === undefined) throw new Error(`unreadable target ${line.to_status} of an unlock request`)
  const evidence = line.evidence === null ? '' : `；依据：${line.evidence}`
  const reason = `解锁例外（${line.by_name} 申请）：${line.reason}${evidence}`
  const plan: Plan = ({ parcel: { status: from, removed, updatedBy, updatedAt } }) => {
    if (removed) return problem('row-removed', { by: updatedBy, at: updatedAt })
    return from === 'locked' ? { to, reason, review: null } : problem('transition-not-allowed', { from, to })
  }
  const order = { cycle: line.cycle, parcelCodes: [line.parcel_code], at, today: todayInShanghai(service.clock), to }
  const [carried] = await carryOut(db, service, grant, order, plan)
  if (carried?.refusal != null) throw new ProblemError(carried.refusal)
}
