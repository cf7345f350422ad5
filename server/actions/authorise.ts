import type { Role } from '#core/access/role.ts'
import type { UnfinishedStep } from '#core/access/sign-in-step.ts'
import type { Endpoint } from '#core/api/endpoint.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { type Problem, ProblemError, problem } from '#core/error/problem.ts'
import type { AuditEntry } from '../audit/log.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import { type Scope, scopeOf } from './scope.ts'

/** The right to one use case, on the rows of the scope. Use cases ask for it; only `authorise` makes it. */
export interface Grant {
  readonly actor: Actor
  readonly endpoint: EndpointId
  readonly scope: Scope
}

/**
 * The one way to a right: the role must stand in the endpoint's entry of the table, the scope follows from the account.
 * Throws ProblemError not-signed-in, second-factor-required or -missing while the sign-in is not complete, or
 * not-allowed, which is also written to the audit log.
 */
export async function authorise(service: Service, actor: Actor | null, endpoint: EndpointId): Promise<Grant> {
  const { roles, duringSignIn }: Endpoint = endpoints[endpoint]
  if (actor === null) throw new ProblemError(problem('not-signed-in', {}))
  const { role, unfinished } = actor
  if (unfinished !== undefined && duringSignIn !== true) throw new ProblemError(stillToCome(unfinished, role))
  const district = service.district.code
  if (typeof roles === 'object' && !roles.includes(role)) {
    await recordDenial(service, actor, endpoint)
    throw new ProblemError(problem('not-allowed', { role }))
  }
  const today = todayInShanghai(service.clock)
  const scope = await service.database.read((db) => scopeOf(db, district, actor, today))
  return { actor, endpoint, scope }
}

function stillToCome(step: UnfinishedStep, role: Role): Problem {
  return step === 'verify' ? problem('second-factor-required', {}) : problem('second-factor-missing', { role })
}

/**
 * Writes down that somebody who is signed in asked for what is not theirs: by role, or on rows outside their scope.
 * @param object the endpoint, and where rows are meant their key
 */
export async function recordDenial(
  service: Service,
  { username, role }: Actor,
  object: string,
  details: AuditEntry['details'] = {},
): Promise<void> {
  const { database, audit, district, clock } = service
  const at = instantText(clock.now())
  const entry = { district: district.code, at, username, role, action: 'denied', object, details } as const
  await database.write((db) => audit.append(db, entry))
}
