import type { FormalGates } from '#core/api/formal.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { GateId } from '#core/vocabulary/evaluation-gate.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { insertOverride, overridesInForce, updateOverrides } from '../db/gate-overrides.ts'
import type { Service } from '../service.ts'
import { formalGatesOf } from './gate-views.ts'

export interface GateOfYear {
  readonly cycle: string
  readonly gate: GateId
}

/**
 * Lets the next formal evaluation of the year pass a gate, with a reason that every output of it carries. Throws
 * ProblemError gate-override-refused when somebody did already.
 */
export async function overrideGate(
  { database, clock, audit, district: { code: district } }: Service,
  grant: Grant,
  { cycle, gate, reason }: GateOfYear & { readonly reason: string },
): Promise<FormalGates> {
  const { username, name, role } = grant.actor
  const at = instantText(clock.now())
  return database.write(async (db) => {
    const known = (await overridesInForce(db, district, cycle)).find((one) => one.gate === gate)
    if (known !== undefined) throw refused(`${known.by_name} 已例外放行这一条件，尚未使用。`)
    const number = await insertOverride(db, { district, cycle, gate, reason, username, by_name: name, at })
    const details = { cycle, gate, reason }
    const object = `cycle ${cycle} override ${number}`
    await audit.append(db, { district, at, username, role, action: 'gate-overridden', object, details })
    return formalGatesOf(db, district, grant, cycle)
  })
}

/** Takes it back, as long as no evaluation has used it. Throws ProblemError gate-override-refused. */
export async function revokeOverride(
  { database, clock, audit, district: { code: district } }: Service,
  grant: Grant,
  { cycle, gate }: GateOfYear,
): Promise<FormalGates> {
  const { username, name, role } = grant.actor
  const at = instantText(clock.now())
  return database.write(async (db) => {
    const known = (await overridesInForce(db, district, cycle)).filter((one) => one.gate === gate)
    if (known.length === 0) throw refused('这一条件没有尚未使用的例外放行，可能已被使用或撤回。')
    const numbers = known.map(({ number }) => number)
    await updateOverrides(db, district, cycle, numbers, { revoked_at: at, revoked_by: name })
    const details = { cycle, gate, overrides: numbers }
    const object = `cycle ${cycle} override ${numbers.join(' ')}`
    await audit.append(db, { district, at, username, role, action: 'gate-override-revoked', object, details })
    return formalGatesOf(db, district, grant, cycle)
  })
}

function refused(reason: string): ProblemError {
  return new ProblemError(problem('gate-override-refused', { reason }))
}
