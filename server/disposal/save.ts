import type { DisposalSaved, DisposalValuesBody } from '#core/api/disposal-shapes.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { isBroughtAlong } from '#core/disposal/write-window.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import { fieldOf } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { LayerFields } from '#core/record/layer.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { normalisedCell } from '../rows/incoming.ts'
import type { Service } from '../service.ts'
import { detailOf } from './detail.ts'
import { planWithin } from './find.ts'
import { stateOfPlan } from './stored.ts'
import { refusedFields, writeFields } from './write.ts'

/**
 * Writes what was changed in the console, field by field. Throws ProblemError: not-found, malformed-request (a field the
 * form does not have, or that is brought along), disposal-closed (a field that may not be written in that state).
 */
export async function savePlan(
  service: Service,
  grant: Grant,
  id: string,
  { revision, changes }: DisposalValuesBody,
): Promise<DisposalSaved> {
  const district = service.district.code
  const { username, role } = grant.actor
  const mine = readChanges(changes)
  return service.database.write(async (db) => {
    // Whoever writes at the same moment waits here, and then sees this change.
    await takeNumbers(db, district, 'disposal')
    const line = await planWithin(db, district, grant, id)
    if (refusedFields(line, mine).length > 0) {
      throw new ProblemError(problem('disposal-closed', { state: disposalStateNames[stateOfPlan(line)] }))
    }
    const at = instantText(service.clock.now())
    const writing = { actor: grant.actor, at, today: todayInShanghai(service.clock), source: 'console' } as const
    const { line: after, outcome, written, conflicts } = await writeFields(db, line, mine, revision, writing)
    if (after !== line) {
      const details = { outcome, fields: written, conflicts: conflicts.map(({ field }) => field) }
      await service.audit.append(db, { district, at, username, role, action: 'disposal-saved', object: id, details })
    }
    return {
      outcome,
      conflicts: conflicts.map((each) => ({ ...each })),
      plan: await detailOf(db, service, grant, after),
    }
  })
}

/** Values as cells are read. Throws ProblemError malformed-request. */
export function readChanges(changes: Readonly<Record<string, CellValue | null>>): LayerFields {
  const unknown = Object.keys(changes).filter(
    (key) => !Object.hasOwn(disposalPlanForm.fields, key) || isBroughtAlong(key),
  )
  if (unknown.length > 0) {
    const issues = unknown.slice(0, 20).map((path) => ({ path, message: 'not a field that can be written' }))
    throw new ProblemError(problem('malformed-request', { issues }))
  }
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [key, normalisedCell(fieldOf(disposalPlanForm, key), value)]),
  )
}
