import { answersForAll } from '#core/access/mask.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import type { AuditEntry } from '../audit/log.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { releaseFor } from '../export-release/release.ts'
import type { Service } from '../service.ts'
import { recordedStandard } from '../standard-register/recorded.ts'
import { yearFigures } from './facts.ts'
import type { Printing } from './material.ts'

const unapproved = '未经导出审批。'

/**
 * Settles what the sheets of one printing may tell, uses an approval up by one, and notes the printing. Throws
 * ProblemError: export-not-approved, not-found for the standard.
 */
export async function beginPrinting(
  service: Service,
  { actor }: Grant,
  evaluation: EvaluationTable,
  {
    approval,
    entry,
  }: { readonly approval: number | undefined; readonly entry: Pick<AuditEntry, 'action' | 'object' | 'details'> },
): Promise<Printing> {
  const { database, district, clock, audit } = service
  const at = instantText(clock.now())
  const { cycle } = evaluation
  const read = await database.read(async (db) => ({
    standard: await recordedStandard(db, evaluation),
    figures: await yearFigures(db, district.code, cycle),
  }))
  const { standard, figures } = read
  if (standard === null) throw new ProblemError(problem('not-found', { what: `标准 ${evaluation.standard}` }))
  const wanted = { kind: 'results', cycle, object: String(evaluation.number), town: null } as const
  const release = await database.write(async (db) => {
    const released = await releaseFor(db, district.code, actor, wanted, approval, at, unapproved)
    const { username, role } = actor
    const details = { ...entry.details, ...(released.approval === null ? {} : { approval: released.approval }) }
    await audit.append(db, { district: district.code, at, username, role, ...entry, details })
    return released
  })
  const lines = answersForAll(actor.role) && release.approval === null ? [unapproved] : release.lines
  return {
    evaluation,
    standard,
    figures,
    viewer: release.viewer,
    lines,
    today: todayInShanghai(clock),
    at,
    by: actor.name,
  }
}
