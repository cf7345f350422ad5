import {
  isBaseSource,
  kindsOfDepartment,
  type SourceKind,
  sourceKindNamed,
  sourceKinds,
} from '#core/base-map/source-kind.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { findImport } from '../db/base-imports.ts'
import type { Service } from '../service.ts'

/** The kinds of sources somebody keeps: 区专班 all of them, a department its own. Who may act is the table of endpoints. */
export function keptKinds({ actor }: Grant): readonly SourceKind[] {
  return actor.role === 'department' ? kindsOfDepartment(actor.org) : sourceKinds
}

/** The sources that make the base are everyone's who reads the whole district; lists and leads are their keepers'. */
export function readableKinds(grant: Grant): readonly SourceKind[] {
  const kept = keptKinds(grant)
  return sourceKinds.filter((kind) => isBaseSource(kind) || kept.includes(kind))
}

/** Throws ProblemError not-allowed, which also stands in the log, for who keeps no such source; null asks for any. */
export async function requireKeeper(service: Service, grant: Grant, kind: SourceKind | null): Promise<void> {
  const kinds = keptKinds(grant)
  if (kind === null ? kinds.length > 0 : kinds.includes(kind)) return
  await recordDenial(service, grant.actor, grant.endpoint, kind === null ? {} : { kind })
  throw new ProblemError(problem('not-allowed', { role: grant.actor.role }))
}

/** The same for the kind of an import; one that is not there, or not to be read, is not-found. */
export async function requireKeeperOf(service: Service, grant: Grant, id: string): Promise<void> {
  await requireKeeper(service, grant, null)
  const line = await service.database.read((db) => findImport(db, service.district.code, id))
  if (line === null || !readableKinds(grant).includes(storedKind(line.kind))) {
    throw new ProblemError(problem('not-found', { what: '这次导入' }))
  }
  await requireKeeper(service, grant, storedKind(line.kind))
}

/** The same for who keeps the parcels themselves: 区专班 and 区规划资源局. */
export async function requireBaseKeeper(service: Service, grant: Grant): Promise<void> {
  if (keptKinds(grant).some(isBaseSource)) return
  await requireKeeper(service, grant, 'platform')
}

/** What the database holds was written by us. */
export function storedKind(text: string): SourceKind {
  const kind = sourceKindNamed(text)
  if (kind === null) throw new Error(`unknown kind of source ${text}`)
  return kind
}
