import { fieldEntries } from '#core/form/form.ts'
import { requirementOf } from '#core/form/requirement.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { DisposalPath } from '#core/vocabulary/disposal-path.ts'

/** What a path asks for beyond every plan, as the form says it: 规划产业区块、转型方向. */
export function pathNeeds(path: DisposalPath): readonly string[] {
  return fieldEntries(disposalPlanForm).flatMap(([, field]) => {
    const isRequired = requirementOf(disposalPlanForm, field)
    return isRequired({ path }, 'town') && !isRequired({}, 'town') ? [field.label] : []
  })
}
