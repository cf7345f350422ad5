import { missingPolicyNames } from '#core/scoring/method-names.ts'
import type { MissingPolicy } from '#core/scoring/scaled-method.ts'
import type { Indicator } from '#core/scoring/standard.ts'
import { changedIndicator, type IndicatorChange, withoutIndicator } from '#core/standard-edit/indicator-edit.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { terms } from '#ui/form/labelled.tsx'
import { ChoiceField, TicksField } from './choice-fields.tsx'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'
import { FigureField } from './figure-field.tsx'
import { MethodForm } from './method-form.tsx'
import { ParamsForm } from './params-form.tsx'
import { TextField } from './text-field.tsx'

export interface IndicatorFormProps {
  readonly indicator: Indicator
  readonly index: number
  /** 'indicators.3' */
  readonly at: string
}

const policies = ['points', 'peer-average', 'not-applicable'] as const satisfies readonly (MissingPolicy | 'points')[]

/** Everything of an indicator but its weight, which stands in its line. */
export function IndicatorForm({ indicator, index, at }: IndicatorFormProps) {
  const { standard, change, open } = useEditing()
  const { id, name, formula, dimension, unit, missingPoints, missing, noDischargePoints, notApplicableTo } = indicator
  const set = (part: IndicatorChange, what: string, about?: string): void =>
    change(changedIndicator(standard, index, part), `${id} ${what}`, about)
  const setPolicy = (policy: (typeof policies)[number]): void => {
    const { missing: _, ...rest } = indicator
    const next = policy === 'points' ? rest : { ...rest, missing: policy }
    change({ ...standard, indicators: standard.indicators.with(index, next) }, `${id} 缺项`, `${at}.missing`)
  }
  return (
    <>
      <div class="std-fields">
        <TextField
          at={`${at}.name`}
          label="名称"
          value={name}
          onValue={(text) => set({ name: text }, '名称', `${at}.name`)}
        />
        <ChoiceField
          at={`${at}.dimension`}
          label="维度"
          value={dimension}
          choices={standard.dimensions.map((each) => ({ value: each.id, label: `${each.id} ${each.name}` }))}
          onValue={(value) => set({ dimension: value }, '维度', `${at}.dimension`)}
        />
        <TextField
          at={`${at}.formula`}
          label={`算法的说明${unit === '' ? '' : `（取值单位 ${unit}）`}`}
          isLong
          value={formula}
          onValue={(text) => set({ formula: text }, '算法', `${at}.formula`)}
        />
      </div>
      <ParamsForm indicator={indicator} index={index} at={at} />
      <MethodForm indicator={indicator} index={index} at={at} />
      <div class="std-fields">
        <ChoiceField
          at={`${at}.missing`}
          label="缺项"
          value={missing ?? 'points'}
          choices={policies.map((policy) => ({ value: policy, label: missingPolicyNames[policy] }))}
          onValue={setPolicy}
        />
        <FigureField
          at={`${at}.missingPoints`}
          label="缺项得分"
          unit="分"
          value={missingPoints}
          min={0}
          max={100}
          onValue={(points) => set({ missingPoints: points }, '缺项得分', `${at}.missingPoints`)}
        />
        {indicator.measure === 'output-per-discharge' && (
          <FigureField
            at={`${at}.noDischargePoints`}
            label="均无排放得分"
            unit="分"
            value={noDischargePoints}
            min={0}
            max={100}
            onValue={(points) => set({ noDischargePoints: points }, '均无排放得分', `${at}.noDischargePoints`)}
          />
        )}
        <TicksField
          at={`${at}.notApplicableTo`}
          label="不适用的用地类别（权重按比例分给同维度指标）"
          options={terms(landClasses)}
          ticked={notApplicableTo}
          onTicked={(ticked) => set({ notApplicableTo: ticked }, '适用类别', `${at}.notApplicableTo`)}
        />
        <CitationFields
          at={`${at}.citation`}
          citation={indicator.citation}
          onCitation={(citation, about) => set({ citation }, '依据', about)}
        />
      </div>
      {missing !== undefined && <p class="cap">空缺可能因此好过填报的差值；采用前请确认这是区里的决定。</p>}
      <button
        type="button"
        class="btn btn-s"
        onClick={() => {
          open(null)
          change(withoutIndicator(standard, index), `删除指标 ${id}`)
        }}
      >
        删除指标
      </button>
    </>
  )
}
