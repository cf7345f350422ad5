import { useState } from 'preact/hooks'
import type { CellValue } from '#core/form/field.ts'
import { formatWithUnit } from '#core/form/format.ts'
import type { FieldConflict } from '#core/record/change.ts'
import { surveyField } from '#core/survey/item.ts'
import { instantText } from '#ui/instant.ts'
import { today } from '../../base/clock.ts'
import type { SurveyApp } from '../app.ts'
import type { StoredSurvey } from '../storage/stored.ts'

interface ConflictCardProps {
  readonly app: SurveyApp
  readonly survey: StoredSurvey
  readonly conflict: FieldConflict
}

/** Others changed the same on-site value meanwhile: both stand side by side, nothing is chosen beforehand. */
export function ConflictCard({ app, survey, conflict }: ConflictCardProps) {
  const [choice, setChoice] = useState<'mine' | 'theirs' | null>(null)
  const field = surveyField(conflict.field)
  const decided = survey.choices.find((one) => one.field === conflict.field)
  const text = (value: CellValue | null): string => formatWithUnit(field, value)
  const name = `conflict-${survey.id}-${conflict.field}`
  return (
    <fieldset class="survey-conflict">
      <legend>{`待处理冲突：${field.label}`}</legend>
      <p class="sub">{`原值 ${text(conflict.base)}。选择前以对方的值为准，两个值都会保留。`}</p>
      <label class="field-line">
        <input type="radio" name={name} checked={choice === 'mine'} onChange={() => setChoice('mine')} />
        <span>{`我的 ${text(conflict.mine)}`}</span>
      </label>
      <label class="field-line">
        <input type="radio" name={name} checked={choice === 'theirs'} onChange={() => setChoice('theirs')} />
        <span>{`对方的 ${text(conflict.theirs)}（${conflict.theirsBy}，${instantText(conflict.theirsAt, today())}）`}</span>
      </label>
      {decided !== undefined ? (
        <p class="sub">{`已选“${decided.choice === 'mine' ? '我的' : '对方的'}”，联网后发送。`}</p>
      ) : choice === null ? (
        <p class="sub">请先选择一个值。</p>
      ) : (
        <button
          type="button"
          class="btn btn-touch"
          onClick={() => app.choose(survey, conflict.field, choice).catch(app.onDefect)}
        >
          {choice === 'mine' ? '采用“我的”' : '采用“对方的”'}
        </button>
      )}
    </fieldset>
  )
}
