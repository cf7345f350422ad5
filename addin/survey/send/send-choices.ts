import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { Call } from '#ui/client.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import type { SurveyBook } from '../storage/survey-book.ts'

const form = 'parcel-self-assessment'

/**
 * Tells the server what was decided for conflicts of a survey, one batch a choice, each under the id it was decided with.
 * Rejects with what the call rejects with; what was acknowledged is settled.
 */
export async function sendChoices(call: Call, book: SurveyBook, first: StoredSurvey): Promise<StoredSurvey> {
  let survey = first
  for (const { batch, field, choice } of first.choices) {
    const { cycle, task, outcome } = survey
    const key = { cycle, parcelCode: task.parcelCode }
    const mine = survey.fields[field] ?? null
    const edit = {
      form,
      key,
      baseRevision: outcome?.revision ?? 0,
      layer: 'onsite',
      fields: { [field]: mine },
    } as const
    const answer = await call('push', {
      body: {
        batch,
        forms: [{ id: form, version: parcelForm.version }],
        device: survey.device,
        rows: choice === 'mine' ? [{ ...edit, fields: { ...edit.fields } }] : [],
        settlements: [{ form, key, field, choice }],
      },
    })
    const [row] = answer.rows
    const raised = row?.conflicts ?? []
    survey = {
      ...survey,
      choices: survey.choices.filter((one) => one.batch !== batch),
      outcome:
        outcome === null
          ? null
          : {
              ...outcome,
              revision: row?.revision ?? outcome.revision,
              conflicts: [...outcome.conflicts.filter((one) => one.field !== field), ...raised],
            },
    }
    await book.put(survey)
  }
  return survey
}
