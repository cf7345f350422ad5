import type { AnyFinding } from '#core/error/finding.ts'
import type { CellValue } from '#core/form/field.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { findingMessage } from '#core/message/message.zh.ts'
import { sameCell } from '#core/record/merge.ts'
import { surveyField, type surveyItems } from '#core/survey/item.ts'
import { vacancyAboveFloor } from '#core/survey/readiness.ts'
import { cellsOfSurvey } from '../draft.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import { FieldControl } from './field-control.tsx'

export interface ItemCardProps {
  readonly item: (typeof surveyItems)[number]
  readonly survey: StoredSurvey
  readonly findings: readonly AnyFinding[]
  /** Blank fields are told only after an attempt to hand in; everything else at once. */
  readonly areRequiredTold: boolean
  readonly onField: (key: string, value: CellValue | null) => void
}

/** One item with its fields, what was reported beside each, and what is wrong. */
export function ItemCard({ item, survey, findings, areRequiredTold, onField }: ItemCardProps) {
  const { title, fields } = item
  const isAbove = item.id === 'vacancy' && vacancyAboveFloor(cellsOfSurvey(survey))
  return (
    <fieldset class="card card-part survey-item">
      <legend>
        <h3>{title}</h3>
      </legend>
      {fields.map((key: string) => {
        const told = findings.filter(({ field, code }) => field === key && (code !== 'required' || areRequiredTold))
        return (
          <div key={key} class="survey-field">
            <FieldControl
              id={`field-${key}`}
              field={surveyField(key)}
              value={survey.fields[key] ?? null}
              isFault={told.some(({ level }) => level === 'error')}
              onValue={(value) => onField(key, value)}
            />
            <Beside fieldKey={key} survey={survey} onField={onField} />
            {told.map((finding) => (
              <p key={finding.code} class="field-error" id={`field-${key}-told`}>
                {sentence(finding)}
              </p>
            ))}
          </div>
        )
      })}
      {isAbove && (
        <p class="survey-remark">空置建筑面积大于填报的总建筑面积。请核对；确实如此的，请在“其他情况”写明。</p>
      )}
    </fieldset>
  )
}

function sentence(finding: AnyFinding): string {
  const { why, what } = findingMessage(finding)
  return `${why}${what}`
}

interface BesideProps {
  readonly fieldKey: string
  readonly survey: StoredSurvey
  readonly onField: ItemCardProps['onField']
}

/** What the enterprise reported and a department confirmed; the first can be taken over where it holds. */
function Beside({ fieldKey, survey, onField }: BesideProps) {
  const field = surveyField(fieldKey)
  const reported = survey.task.reported[fieldKey] ?? null
  const confirmed = survey.task.department[fieldKey] ?? null
  const isSame = sameCell(survey.fields[fieldKey], reported)
  if (reported === null && confirmed === null) {
    return field.explains === undefined ? <p class="survey-beside sub">企业没有填报</p> : null
  }
  return (
    <p class="survey-beside sub">
      {reported !== null && <span>{`填报 ${formatWithUnit(field, reported)}`}</span>}
      {confirmed !== null && <span>{`部门核定 ${formatWithUnit(field, confirmed)}（以此为准）`}</span>}
      {reported !== null && !isSame && typeof reported !== 'object' && (
        <button type="button" class="link" onClick={() => onField(fieldKey, reported)}>
          与填报一致
          <span class="vh">{`：${field.label}`}</span>
        </button>
      )}
      {isSame && reported !== null && <span class="badge badge-ok">一致</span>}
    </p>
  )
}
