import type { z } from 'zod'
import type { AuditChain } from '#core/access/audit-action.ts'
import type { AuditChainState, auditEndpoints } from '#core/api/audit.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { paperText } from '../audit/anchor-paper.ts'
import { installation } from '../audit/log.ts'
import { instantText } from '../clock.ts'
import { entriesNumbered, headOf } from '../db/audit.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'

export type AuditStateBody = z.infer<(typeof auditEndpoints)['auditState']['answers'][200]>

/** How the chains stand that the reader may see. */
export async function auditState(service: Service, { actor }: Grant): Promise<AuditStateBody> {
  const { district } = service
  const own: readonly AuditChain[] = actor.role === 'district' ? ['district'] : ['district', 'installation']
  const chains: AuditChainState[] = []
  for (const chain of own) {
    chains.push(await chainState(service, chain, chain === 'installation' ? installation : district.code))
  }
  return { chains, anchorsFailing: service.anchoring.failing().length, checking: service.auditCheck.busy }
}

async function chainState(
  { database, auditCheck, anchoring }: Service,
  chain: AuditChain,
  name: string,
): Promise<AuditChainState> {
  const { head, entries } = await database.read(async (db) => ({
    head: await headOf(db, name),
    entries: await entriesNumbered(db, name),
  }))
  const anchor = anchoring.last(name)
  return {
    chain,
    entries,
    checked: await auditCheck.last(name),
    anchored: anchor === null ? null : { at: anchor.at, seq: anchor.seq },
    paper: head === null || head.hash === null ? null : paperText({ chain: name, seq: head.seq, hash: head.hash }),
  }
}

/** Checks the whole log now. Throws ProblemError too-busy while another check runs. */
export async function checkAudit(service: Service, grant: Grant): Promise<AuditStateBody> {
  const { auditCheck, database, audit, clock, district } = service
  if (auditCheck.busy) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 10 }))
  const { username, role } = grant.actor
  const entry = { district: district.code, at: instantText(clock.now()), username, role } as const
  await database.write((db) => audit.append(db, { ...entry, action: 'audit-checked', object: 'audit' }))
  await auditCheck.run()
  return auditState(service, grant)
}
