import type { DisposalPlanKey } from '#core/forms/disposal-plan.ts'
import { FormField } from '#ui/form/form-field.tsx'
import { inputId, planField, usePlanForm } from './plan-form.ts'

/** Fields of a section below each other, as they stand in the form. */
export function PlanFields({ keys }: { readonly keys: readonly DisposalPlanKey[] }) {
  const form = usePlanForm()
  return (
    <div class="form-fields">
      {keys.map((key) => (
        <FormField
          key={key}
          field={planField(key)}
          id={inputId(key)}
          text={form.textOf(key)}
          onText={(text) => form.onText(key, text)}
          onLeave={() => form.onLeave(key)}
          isRequired={form.isRequired(key)}
          isReadOnly={!form.mayEdit(key)}
          isChanged={form.isChanged(key)}
          remarks={form.remarksAt(key)}
        />
      ))}
    </div>
  )
}
