import { methodNames } from '#core/scoring/method-names.ts'
import { methodSentence } from '#core/scoring/method-sentence.ts'
import { isScaled, type ScaledMethod } from '#core/scoring/scaled-method.ts'
import type { Indicator, Method } from '#core/scoring/standard.ts'
import { withIndicator } from '#core/standard-edit/indicator-edit.ts'
import { replacedAt } from '#core/standard-edit/list-edit.ts'
import { methodKindsOf, withMethodKind } from '#core/standard-edit/method-edit.ts'
import { BenchmarkFields } from './benchmark-fields.tsx'
import { ChoiceField } from './choice-fields.tsx'
import { useEditing } from './editing.ts'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'
import { LadderForm } from './ladder-form.tsx'
import { StopsForm } from './stops-form.tsx'

export interface MethodFormProps {
  readonly indicator: Indicator
  readonly index: number
  readonly at: string
}

/** How a value becomes points: the kind of method, and what that kind asks for. */
export function MethodForm({ indicator, index, at }: MethodFormProps) {
  const { standard, change } = useEditing()
  const { id, measure, method } = indicator
  const kinds = methodKindsOf(measure)
  const offered = kinds.includes(method.kind) ? kinds : [method.kind, ...kinds]
  const here = `${at}.method`
  const set = (next: Method, what: string, about?: string): void =>
    change(withIndicator(standard, index, { ...indicator, method: next }), `${id} ${what}`, about)
  return (
    <fieldset class="std-group" data-place={here} tabIndex={-1}>
      <legend class="label">计分办法（得分均为百分制，再乘权重）</legend>
      <div class="std-fields">
        <ChoiceField
          at={`${here}.kind`}
          label="办法"
          value={method.kind}
          choices={offered.map((kind) => ({ value: kind, label: methodNames[kind] }))}
          onValue={(kind) =>
            change(withIndicator(standard, index, withMethodKind(indicator, kind)), `${id} 换为${methodNames[kind]}`)
          }
        />
      </div>
      {isScaled(method) && <p class="cap">{methodSentence(indicator, method)}</p>}
      <MethodFields indicator={indicator} method={method} at={here} onMethod={set} />
      <FieldFaults at={here} />
    </fieldset>
  )
}

interface MethodFieldsProps {
  readonly indicator: Indicator
  readonly method: Method | ScaledMethod
  readonly at: string
  readonly onMethod: (method: Method, what: string, about?: string) => void
}

function MethodFields({ indicator, method, at, onMethod }: MethodFieldsProps) {
  const isPercent = indicator.display === 'percent'
  switch (method.kind) {
    case 'tier': {
      const { fallback } = method
      return (
        <>
          <LadderForm
            at={`${at}.ladder`}
            ladder={method.ladder}
            isPercent={isPercent}
            onLadder={(ladder, what, about) => onMethod({ ...method, ladder }, what, about)}
          />
          {fallback !== undefined && (
            <>
              <p class="label">没有上限、按现状值计的地块</p>
              <LadderForm
                at={`${at}.fallback`}
                ladder={fallback}
                isPercent={false}
                onLadder={(ladder, what, about) => onMethod({ ...method, fallback: ladder }, `现状值${what}`, about)}
              />
            </>
          )}
        </>
      )
    }
    case 'tierLinear':
      return (
        <StopsForm
          at={`${at}.stops`}
          unit={method.unit}
          stops={method.stops}
          isPercent={isPercent}
          onStops={(stops, what, about) => onMethod({ ...method, stops }, what, about)}
        />
      )
    case 'option':
      return (
        <div class="std-fields">
          {method.points.map(({ option, points }, place) => (
            <FigureField
              key={option}
              at={`${at}.points.${place}`}
              label={option}
              unit="分"
              value={points}
              min={0}
              max={100}
              onValue={(next) =>
                onMethod(
                  { ...method, points: replacedAt(method.points, place, { option, points: next }) },
                  `“${option}”得分`,
                  `${at}.points.${place}`,
                )
              }
            />
          ))}
        </div>
      )
    case 'ratioCapped':
      return (
        <BenchmarkFields
          at={at}
          indicator={indicator}
          method={method}
          onMethod={(next, what, about) => onMethod(next, what, about)}
        />
      )
    case 'value':
      return (
        <CapField
          at={`${at}.cap`}
          value={method.cap}
          min={0}
          onValue={(cap) => onMethod({ ...method, cap }, '封顶', `${at}.cap`)}
        />
      )
    case 'minMax':
      return (
        <div class="std-fields">
          <FigureField
            at={`${at}.floor`}
            label="底分"
            unit="分"
            value={method.floor}
            min={0}
            max={100}
            onValue={(floor) => onMethod({ ...method, floor }, '底分', `${at}.floor`)}
          />
          <FigureField
            at={`${at}.span`}
            label="幅度"
            unit="分"
            value={method.span}
            min={0}
            isAbove
            max={100}
            onValue={(span) => onMethod({ ...method, span }, '幅度', `${at}.span`)}
          />
        </div>
      )
    case 'ratioToMax':
    case 'reverseMean':
      return null
  }
}

interface CapFieldProps {
  readonly at: string
  readonly value: number
  readonly min: number
  readonly isAbove?: boolean
  readonly onValue: (value: number) => void
}

/** 封顶: the most points a value can earn. */
export function CapField({ at, value, min, isAbove = false, onValue }: CapFieldProps) {
  return (
    <div class="std-fields">
      <FigureField
        at={at}
        label="最高得分"
        unit="分"
        value={value}
        min={min}
        isAbove={isAbove}
        max={100}
        onValue={onValue}
      />
    </div>
  )
}
