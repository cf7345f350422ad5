import {
  isBaseSource,
  kindsOfDepartment,
  type SourceKind,
  sourceKindNamed,
  sourceKinds,
} from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import type { Service } from '../service.ts'

/**
 * The kinds of sources somebody keeps or may look at: 区专班 and the auditor all of them, a department what it keeps.
 * Which of these may act is the table of endpoints.
 */
export function kindsOf({ actor }: Grant): readonly SourceKind[] {
  return actor.role === 'department' ? kindsOfDepartment(actor.org) : sourceKinds
}

/** Throws ProblemError not-allowed, which also stands in the log, for who keeps no such source; null asks for any. */
export async function requireKeeper(service: Service, grant: Grant, kind: SourceKind | null): Promise<void> {
  const kinds = kindsOf(grant)
  if (kind === null ? kinds.length > 0 : kinds.includes(kind)) return
  await recordDenial(service, grant.actor, grant.endpoint, kind === null ? {} : { kind })
  throw new ProblemError(problem('not-allowed', { role: grant.actor.role }))
}

/** The same for who keeps the parcels themselves: 区专班 and 区规划资源局. */
export async function requireBaseKeeper(service: Service, grant: Grant): Promise<void> {
  if (kindsOf(grant).some(isBaseSource)) return
  await requireKeeper(service, grant, 'platform')
}

/** What the database holds was written by us. */
export function storedKind(text: string): SourceKind {
  const kind = sourceKindNamed(text)
  if (kind === null) throw new Error(`unknown kind of source ${text}`)
  return kind
}
