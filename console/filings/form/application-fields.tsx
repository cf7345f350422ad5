import '#ui/form/form-field.css'
import { useId } from 'preact/hooks'
import type { CellValue } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { requirementOf } from '#core/form/requirement.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { changedFields, type Draft, printed, textIn } from '#ui/form/draft.ts'
import { inputText } from '#ui/form/field-text.ts'
import { FormField } from '#ui/form/form-field.tsx'
import type { Application } from './use-application.ts'

export interface ApplicationFieldsProps {
  readonly application: Application
  readonly draft: Draft
  readonly saved: Readonly<Record<string, CellValue | null>>
  readonly onDraft: (draft: Draft) => void
  readonly isReadOnly: boolean
  /** Fields that stay as they are: what the filing is found by. */
  readonly fixed: readonly string[]
}

/** 申请表, section by section. */
export function ApplicationFields(props: ApplicationFieldsProps) {
  const { application, draft, saved, onDraft, isReadOnly, fixed } = props
  const id = useId()
  const changed = changedFields(zeroIncrementForm, draft, saved)
  const { values } = application.judged
  return (
    <>
      {zeroIncrementForm.sections.map((section) => (
        <section key={section.key} class="card" aria-labelledby={`${id}-${section.key}`}>
          <div class="card-head">
            <h2 id={`${id}-${section.key}`}>{section.title}</h2>
          </div>
          <div class="card-body form-fields">
            {fieldEntries(zeroIncrementForm)
              .filter(([, field]) => field.section === section.key)
              .map(([key, field]) => (
                <FormField
                  key={key}
                  field={field}
                  id={`${id}-${key}`}
                  text={
                    field.kind === 'calculated'
                      ? inputText(field, application.derived[key])
                      : textIn(zeroIncrementForm, key, draft, saved)
                  }
                  onText={(text) => onDraft({ ...draft, [key]: text })}
                  onLeave={() => {
                    application.onLeft(key)
                    const text = draft[key]
                    const tidy = text === undefined ? undefined : printed(zeroIncrementForm, key, text)
                    if (tidy !== undefined && tidy !== text) onDraft({ ...draft, [key]: tidy })
                  }}
                  isRequired={requirementOf(zeroIncrementForm, field)(values, 'fill')}
                  isReadOnly={isReadOnly || fixed.includes(key)}
                  isChanged={key in changed}
                  remarks={application.findingsAt(key).map(({ code, level, why, what, clause }) => ({
                    code,
                    level,
                    // The hint, which says what to fill, stands above it already.
                    text: code === 'required' ? '未填，此项必填。' : why + what,
                    clause: citationText(clause),
                  }))}
                />
              ))}
          </div>
        </section>
      ))}
    </>
  )
}
