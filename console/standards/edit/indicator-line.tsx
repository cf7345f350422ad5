import { weightText } from '#core/scoring/figure-text.ts'
import { methodNames } from '#core/scoring/method-names.ts'
import type { Indicator } from '#core/scoring/standard.ts'
import { changedIndicator } from '#core/standard-edit/indicator-edit.ts'
import { MethodSteps } from '../read/method-steps.tsx'
import { useEditing } from './editing.ts'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'
import { FoldButton } from './fold-button.tsx'
import { IndicatorForm } from './indicator-form.tsx'

export interface IndicatorLineProps {
  readonly indicator: Indicator
  /** Among all indicators of the standard. */
  readonly index: number
}

/** One indicator: name, method in short and weight in a line, the rest when unfolded. */
export function IndicatorLine({ indicator, index }: IndicatorLineProps) {
  const { standard, base, change, opened } = useEditing()
  const { id, name, weight, method } = indicator
  const at = `indicators.${index}`
  const isOpen = opened === at
  const before = base?.indicators.find((each) => each.id === id)?.weight
  return (
    <li class={isOpen ? 'std-line is-open' : 'std-line'} data-place={at} tabIndex={-1}>
      <div class="std-line-head">
        <FoldButton at={at} id={id} name={name} />
        <span class="cap">{methodNames[method.kind]}</span>
        <div class="std-weight">
          <FigureField
            at={`${at}.weight`}
            label={`${id} ${name} 的权重`}
            isBare
            value={weight}
            min={0}
            isAbove
            max={100}
            onValue={(figure) =>
              change(changedIndicator(standard, index, { weight: figure }), `${id} 权重`, `${at}.weight`)
            }
          />
          {before !== undefined && before !== weight && <span class="cap nb">{`原 ${weightText(before)}`}</span>}
        </div>
      </div>
      {!isOpen && (
        <div class="std-line-method">
          <MethodSteps indicator={indicator} />
          <FieldFaults at={`${at}.method`} />
        </div>
      )}
      {isOpen && (
        <div class="std-line-form" id={`${at}-form`}>
          <IndicatorForm indicator={indicator} index={index} at={at} />
        </div>
      )}
    </li>
  )
}
