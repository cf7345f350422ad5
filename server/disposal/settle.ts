import type { DisposalDetail, DisposalSettleBody } from '#core/api/disposal-shapes.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { isWritable } from '#core/disposal/write-window.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { planConflicts, settlePlanConflict } from '../db/disposal-conflicts.ts'
import { updatePlan } from '../db/disposal-plans.ts'
import type { Service } from '../service.ts'
import { detailOf } from './detail.ts'
import { planWithin } from './find.ts'
import { readChanges } from './save.ts'
import { stateOfPlan } from './stored.ts'
import { writeFields } from './write.ts'

/**
 * Chooses between two values of a field, or a third; both stay on record. Throws ProblemError: not-found (no such
 * conflict, or settled already), malformed-request (another value without one), disposal-closed.
 */
export async function settleConflict(
  service: Service,
  grant: Grant,
  id: string,
  { number, choice, value }: DisposalSettleBody,
): Promise<DisposalDetail> {
  const district = service.district.code
  const { username, role, name } = grant.actor
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'disposal')
    const line = await planWithin(db, district, grant, id)
    const conflicts = await planConflicts(db, district, id)
    const conflict = conflicts.find((each) => each.number === number && each.choice === null)
    if (conflict === undefined) throw new ProblemError(problem('not-found', { what: '这项待处理的冲突' }))
    const { field } = conflict
    if (choice === 'other' && value === undefined) {
      throw malformed('value', 'required')
    }
    if (!isWritable(field, stateOfPlan(line))) {
      throw new ProblemError(problem('disposal-closed', { state: disposalStateNames[stateOfPlan(line)] }))
    }
    const chosen = {
      mine: JSON.parse(conflict.mine_value) as CellValue | null,
      theirs: JSON.parse(line.cells)[field] as CellValue | null,
      other: value ?? null,
    }[choice]
    const at = instantText(service.clock.now())
    const writing = { actor: grant.actor, at, today: todayInShanghai(service.clock), source: 'settlement' } as const
    const fields = readChanges({ [field]: chosen ?? null })
    const { line: written } = await writeFields(db, line, fields, line.revision, writing)
    const settled = { choice, chosen_value: JSON.stringify(fields[field] ?? null), settled_by: name, settled_at: at }
    await settlePlanConflict(db, conflict, settled)
    const after = { conflicts: written.conflicts - 1, changed_at: at, changed_by: name }
    await updatePlan(db, district, id, after)
    const details = { field, choice, number }
    await service.audit.append(db, { district, at, username, role, action: 'disposal-settled', object: id, details })
    return detailOf(db, service, grant, { ...written, ...after })
  })
}
