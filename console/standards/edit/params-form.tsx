import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import type { OutputByLandClass, OutputField, Qualification } from '#core/indicators/measure-params.ts'
import type { Indicator } from '#core/scoring/standard.ts'
import { withIndicator } from '#core/standard-edit/indicator-edit.ts'
import { replacedAt } from '#core/standard-edit/list-edit.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { ChoiceField } from './choice-fields.tsx'
import { useEditing } from './editing.ts'
import { FigureField } from './figure-field.tsx'

export interface ParamsFormProps {
  readonly indicator: Indicator
  readonly index: number
  readonly at: string
}

const outputs: readonly { readonly value: OutputField; readonly label: string }[] = [
  { value: 'grossOutput', label: enterpriseForm.fields.grossOutput.label },
  { value: 'revenue', label: enterpriseForm.fields.revenue.label },
]

/** What the standard decides about a measure: whose output counts, what a qualification is worth. */
export function ParamsForm({ indicator, index, at }: ParamsFormProps) {
  const { standard, change } = useEditing()
  const { id } = indicator
  switch (indicator.measure) {
    case 'output-per-mu':
    case 'output-per-energy':
    case 'output-per-discharge':
      return (
        <OutputFields
          at={at}
          output={indicator.params.output}
          onOutput={(output, about) =>
            change(withIndicator(standard, index, { ...indicator, params: { output } }), `${id} 产出口径`, about)
          }
        />
      )
    case 'qualification-points':
      return (
        <QualificationFields
          at={at}
          qualifications={indicator.params.qualifications}
          onQualifications={(qualifications, about) =>
            change(
              withIndicator(standard, index, { ...indicator, params: { qualifications } }),
              `${id} 资质得分`,
              about,
            )
          }
        />
      )
    default:
      return null
  }
}

interface OutputFieldsProps {
  readonly at: string
  readonly output: OutputByLandClass
  readonly onOutput: (output: OutputByLandClass, about: string) => void
}

function OutputFields({ at, output, onOutput }: OutputFieldsProps) {
  return (
    <fieldset class="std-group">
      <legend class="label">产出口径</legend>
      <div class="std-fields">
        {landClasses.map((landClass) => (
          <ChoiceField
            key={landClass}
            at={`${at}.params.output.${landClass}`}
            label={landClass}
            value={output[landClass]}
            choices={outputs}
            onValue={(value) => onOutput({ ...output, [landClass]: value }, `${at}.params.output.${landClass}`)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface QualificationFieldsProps {
  readonly at: string
  readonly qualifications: readonly Qualification[]
  readonly onQualifications: (qualifications: readonly Qualification[], about: string) => void
}

function QualificationFields({ at, qualifications, onQualifications }: QualificationFieldsProps) {
  return (
    <fieldset class="std-group">
      <legend class="label">各类资质的得分（每类取最高级别）</legend>
      <div class="std-fields">
        {qualifications.flatMap(({ field, levels }, place) =>
          levels.map(({ value, points }, level) => {
            const here = `${at}.params.qualifications.${place}.levels.${level}`
            const name = enterpriseForm.fields[field].label
            return (
              <FigureField
                key={here}
                at={here}
                label={value === true ? name : `${name} ${value}`}
                unit="分"
                value={points}
                min={0}
                max={100}
                onValue={(next) => {
                  const changed = { field, levels: replacedAt(levels, level, { value, points: next }) }
                  onQualifications(replacedAt(qualifications, place, changed), here)
                }}
              />
            )
          }),
        )}
      </div>
    </fieldset>
  )
}
