import { headingOf } from '#core/form/form.ts'
import type { DisposalPlanKey } from '#core/forms/disposal-plan.ts'
import { FieldEditor } from '#ui/form/field-editor.tsx'
import { Remarks } from '#ui/form/remarks.tsx'
import { inputId, planField, usePlanForm } from './plan-form.ts'

export interface CellFieldProps {
  readonly field: DisposalPlanKey
}

/** A field in a cell of a table, whose row and column name it; its whole label is read aloud. */
export function CellField({ field: key }: CellFieldProps) {
  const form = usePlanForm()
  const field = planField(key)
  const id = inputId(key)
  const text = form.textOf(key)
  const remarks = form.remarksAt(key)
  const mayEdit = form.mayEdit(key)
  return (
    <div class={form.isChanged(key) ? 'plan-cell is-changed' : 'plan-cell'}>
      <label class="vh" for={id}>
        {headingOf(field)}
        {form.isRequired(key) && mayEdit ? '，必填' : ''}
      </label>
      {mayEdit ? (
        <FieldEditor
          field={field}
          id={id}
          text={text}
          onText={(next) => form.onText(key, next)}
          onLeave={() => form.onLeave(key)}
          isRequired={form.isRequired(key)}
          isFault={remarks.some(({ level }) => level === 'error')}
          {...(remarks.length === 0 ? {} : { describedBy: `${id}-remark` })}
        />
      ) : (
        <output id={id} class={text === '' ? 'is-blank' : 'plan-value'}>
          {text === '' ? '未填' : text}
        </output>
      )}
      <Remarks id={`${id}-remark`} remarks={remarks} />
    </div>
  )
}
