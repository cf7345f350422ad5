import { type DisposalPlanKey, disposalPlanForm } from '../forms/disposal-plan.ts'
import type { DisposalState } from './state.ts'

const drafting: readonly DisposalState[] = ['draft', 'returned']
const carryingOut: readonly DisposalState[] = ['approved', 'underway']

const isProgress = (key: string): boolean => /^milestone\dDone$|^milestone\dEvidence$/.test(key)

/** What the system brings along: nobody writes it into a plan. */
export function isBroughtAlong(key: string): boolean {
  return disposalPlanForm.fields[key as DisposalPlanKey]?.filledBy === 'base'
}

/**
 * Whether a field may be written in that state: all that is drafted while it is drafted; once it is approved what
 * became of it and of its milestones, and how the land is encumbered, which changes without anybody's plan.
 */
export function isWritable(key: string, state: DisposalState): boolean {
  const field = disposalPlanForm.fields[key as DisposalPlanKey]
  if (field === undefined || field.filledBy === 'base') return false
  if (drafting.includes(state)) return true
  if (!carryingOut.includes(state)) return false
  return isProgress(key) || field.section === 'result' || field.section === 'law'
}

/** Whether anything may be written. */
export function isOpenToWriting(state: DisposalState): boolean {
  return drafting.includes(state) || carryingOut.includes(state)
}
