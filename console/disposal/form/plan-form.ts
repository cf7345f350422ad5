import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Field } from '#core/form/field.ts'
import { fieldOf } from '#core/form/form.ts'
import { type DisposalPlanKey, type DisposalPlanValues, disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { FieldRemark } from '#ui/form/remarks.tsx'

/** A 处置方案 under somebody's hands, as its fields see it. */
export interface PlanForm {
  /** Parsed and in range, with what was typed. */
  readonly values: DisposalPlanValues
  readonly textOf: (key: DisposalPlanKey) => string
  readonly onText: (key: DisposalPlanKey, text: string) => void
  readonly onLeave: (key: DisposalPlanKey) => void
  readonly remarksAt: (key: DisposalPlanKey) => readonly FieldRemark[]
  readonly isRequired: (key: DisposalPlanKey) => boolean
  /** Changed and not yet saved. */
  readonly isChanged: (key: DisposalPlanKey) => boolean
  readonly mayEdit: (key: DisposalPlanKey) => boolean
}

export const PlanFormContext = createContext<PlanForm | null>(null)

/** The plan under edit. Throws outside one. */
export function usePlanForm(): PlanForm {
  const form = useContext(PlanFormContext)
  if (form === null) throw new Error('No plan around this field')
  return form
}

export function planField(key: DisposalPlanKey): Field {
  return fieldOf(disposalPlanForm, key)
}

/** Id of the input of a field: remarks elsewhere on the page lead to it. */
export function inputId(key: DisposalPlanKey): string {
  return `plan-${key}`
}
