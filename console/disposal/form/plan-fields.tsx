import { headingOf } from '#core/form/form.ts'
import type { DisposalPlanKey } from '#core/forms/disposal-plan.ts'
import { FormField } from '#ui/form/form-field.tsx'
import { Remarks } from '#ui/form/remarks.tsx'
import { inputId, planField, usePlanForm } from './plan-form.ts'

/** Fields of a section below each other, as they stand in the form; text to be read where the reader may not write. */
export function PlanFields({ keys }: { readonly keys: readonly DisposalPlanKey[] }) {
  const form = usePlanForm()
  return (
    <div class="form-fields">
      {keys.map((key) =>
        form.mayEdit(key) ? (
          <FormField
            key={key}
            field={planField(key)}
            id={inputId(key)}
            text={form.textOf(key)}
            onText={(text) => form.onText(key, text)}
            onLeave={() => form.onLeave(key)}
            isRequired={form.isRequired(key)}
            isReadOnly={false}
            isChanged={form.isChanged(key)}
            remarks={form.remarksAt(key)}
          />
        ) : (
          <ReadField key={key} field={key} />
        ),
      )}
    </div>
  )
}

function ReadField({ field: key }: { readonly field: DisposalPlanKey }) {
  const form = usePlanForm()
  const field = planField(key)
  const text = form.textOf(key)
  const isWide = field.kind === 'text' && field.maxLength > 100
  return (
    <div class={isWide ? 'field form-field is-wide' : 'field form-field'} id={inputId(key)}>
      <span class="label">{headingOf(field)}</span>
      <span class={text === '' ? 'is-blank' : 'plan-value'}>{text === '' ? '未填' : text}</span>
      <Remarks id={`${inputId(key)}-remark`} remarks={form.remarksAt(key)} />
    </div>
  )
}
