import { useState } from 'preact/hooks'
import { formatNumber } from '#core/form/format.ts'
import { decimalPlaces, numberIn } from '#core/form/number-text.ts'
import { percentOf, ratioOf } from '#core/standard-edit/percent.ts'
import { useEditing } from './editing.ts'
import { FieldFrame, useField } from './field.tsx'

export interface FigureFieldProps {
  readonly at: string
  readonly label: string
  readonly value: number | undefined
  readonly onValue: (value: number) => void
  /** May stay blank. */
  readonly onBlank?: () => void
  readonly min?: number
  /** The least itself is outside. */
  readonly isAbove?: boolean
  readonly max?: number
  readonly isWhole?: boolean
  /** A ratio that is typed as a percentage. */
  readonly isPercent?: boolean
  readonly unit?: string
  readonly isBare?: boolean
}

/** A figure. What is no figure, or out of range, stays as typed and says so; the draft keeps the last good one. */
export function FigureField(props: FigureFieldProps) {
  const { at, label, value, isPercent = false, unit = isPercent ? '%' : '', isBare = false } = props
  const editing = useEditing()
  const { typed, input } = useField(at)
  const [text, setText] = useState('')
  const shown = value === undefined ? '' : plain(isPercent ? percentOf(value) : value)
  const isOwn = text !== '' && figureOf(text, isPercent) === value
  const onInput = (next: string): void => {
    setText(next)
    if (next.trim() === '' && props.onBlank !== undefined) {
      editing.type(at, null)
      props.onBlank()
      return
    }
    const figure = figureOf(next, isPercent)
    const fault = figureFault(next, figure, props)
    editing.type(at, fault === null ? null : { text: next, fault })
    if (fault === null && figure !== null && figure !== value) props.onValue(figure)
  }
  return (
    <FieldFrame at={at} label={label} isBare={isBare} unit={isBare ? '' : unit}>
      <input
        {...input}
        class="input num-input"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        maxLength={20}
        value={typed?.text ?? (isOwn ? text : shown)}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={() => {
          setText('')
          editing.settle()
        }}
      />
    </FieldFrame>
  )
}

function plain(value: number): string {
  return formatNumber(value, decimalPlaces(value)).replaceAll(',', '').replace('−', '-')
}

function figureOf(text: string, isPercent: boolean): number | null {
  const figure = numberIn(text, isPercent ? ['%'] : [])
  return figure === null || !isPercent ? figure : ratioOf(figure)
}

function figureFault(text: string, figure: number | null, props: FigureFieldProps): string | null {
  const { min, max, isAbove = false, isWhole = false, isPercent = false } = props
  if (text.trim() === '') return '未填。请填写数字。'
  if (figure === null) return '不是数字。请更正。'
  if (isWhole && !Number.isInteger(figure)) return '应为整数。请更正。'
  const show = (bound: number): string => plain(isPercent ? percentOf(bound) : bound)
  const isLow = min !== undefined && (isAbove ? figure <= min : figure < min)
  if (!isLow && (max === undefined || figure <= max)) return null
  if (min === undefined || max === undefined) {
    return min === undefined
      ? `应不大于 ${show(max ?? 0)}。请更正。`
      : `应${isAbove ? '大于' : '不小于'} ${show(min)}。请更正。`
  }
  return isAbove
    ? `应大于 ${show(min)}，不大于 ${show(max)}。请更正。`
    : `应在 ${show(min)}–${show(max)} 之间。请更正。`
}
