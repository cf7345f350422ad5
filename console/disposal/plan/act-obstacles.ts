import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import type { DisposalAct } from '#core/disposal/act.ts'
import { disposalObstacles } from '#core/disposal/guard.ts'
import { milestonesOf } from '#core/disposal/milestone.ts'
import type { DisposalPlanValues } from '#core/forms/disposal-plan.ts'
import { nameOfDepartment } from '../../notice/field-words.ts'

/**
 * What stands in the way of an act with what is written beside it, as the server will find it: a reason takes some
 * obstacles away.
 * @param values as saved
 */
export function obstaclesWith(
  plan: DisposalDetail,
  values: DisposalPlanValues,
  act: DisposalAct,
  note: string,
): readonly string[] {
  const asked = plan.reviews.filter(({ version }) => version === plan.version)
  return disposalObstacles(act, {
    errors: plan.errors,
    openConflicts: plan.openConflicts.length,
    invited: asked.length,
    awaited: asked.filter(({ agrees }) => agrees === null).map(({ department }) => nameOfDepartment(department)),
    disagreeing: asked.filter(({ agrees }) => agrees === false).map(({ department }) => nameOfDepartment(department)),
    undone: milestonesOf(values).flatMap(({ name, done }) => (done === null && name !== null ? [name] : [])),
    hasDisposedArea: values.disposedArea !== undefined && values.disposedOn !== undefined,
    hasEvidence: values.disposedEvidence !== undefined || plan.files.some(({ purpose }) => purpose === 'completion'),
    note: note.trim(),
  })
}
