import type { DisposalState } from '#core/disposal/state.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type DisposalPlanKey, disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { PlanForm } from './plan-form.ts'

/** Keys of a section, in the order of the form. */
function keysOf(section: string): readonly DisposalPlanKey[] {
  return fieldEntries(disposalPlanForm)
    .filter(([, field]) => field.section === section)
    .map(([key]) => key as DisposalPlanKey)
}

/** Asked for only by another field's answer: a field of one path, or the words that explain a figure or a yes. */
function followsAnswer(key: DisposalPlanKey): boolean {
  const { required, section, kind } = disposalPlanForm.fields[key]
  if (typeof required !== 'object') return false
  const isOfPath = required.kind === 'is' && required.field === 'path'
  return isOfPath ? section === 'factors' : kind === 'text'
}

/** What of a section is shown: a field that follows from an answer only where it is asked for, or something stands in it. */
export function shownKeys(section: string, form: PlanForm): readonly DisposalPlanKey[] {
  return keysOf(section).filter((key) => !followsAnswer(key) || form.isRequired(key) || form.textOf(key) !== '')
}

const drafting: readonly DisposalState[] = ['draft', 'returned', 'submitted', 'countersigning']

/** What became of a plan is asked for once it is approved; until then only what stands there, and the remark. */
export function shownResultKeys(state: DisposalState, form: PlanForm): readonly DisposalPlanKey[] {
  const keys = keysOf('result')
  return drafting.includes(state) ? keys.filter((key) => key === 'planNote' || form.textOf(key) !== '') : keys
}
