import type { ComponentChildren } from 'preact'
import { scales } from '#core/facts/parcel-kind.ts'
import { formatBoolean } from '#core/form/format.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import type { Predicate } from '#core/scoring/standard.ts'
import {
  type FieldChoice,
  predicateFields,
  predicateWith,
  startPredicate,
  valuesOf,
} from '#core/standard-edit/predicate-edit.ts'
import { predicateIds, predicateNames } from '#core/standard-edit/predicate-text.ts'
import { terms } from '#ui/form/labelled.tsx'
import { ChoiceField, TicksField } from './choice-fields.tsx'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'
import { TextField } from './text-field.tsx'

export interface PredicateFormProps {
  readonly predicate: Predicate
  readonly at: string
  readonly number: number
  readonly onPredicate: (predicate: Predicate, about?: string) => void
  /** Null for the only one of its rule. */
  readonly onRemove: (() => void) | null
}

/** One condition: its kind, what that kind asks for, and the words that are printed. */
export function PredicateForm({ predicate, at, number, onPredicate, onRemove }: PredicateFormProps) {
  return (
    <fieldset class="std-condition" data-place={at} tabIndex={-1}>
      <legend class="label">{`第 ${number} 个条件`}</legend>
      <div class="std-fields">
        <ChoiceField
          at={`${at}.predicate`}
          label="条件的种类"
          value={predicate.predicate}
          choices={predicateIds.map((id) => ({ value: id, label: predicateNames[id] }))}
          onValue={(id) => id !== predicate.predicate && onPredicate(startPredicate(id))}
        />
        <PredicateFields predicate={predicate} at={at} onPredicate={onPredicate} />
        <TextField
          at={`${at}.text`}
          label="印出的文字（改条件时自动重写）"
          isLong
          value={predicate.text}
          onValue={(text) => onPredicate({ ...predicate, text }, `${at}.text`)}
        />
      </div>
      <FieldFaults at={at} />
      {onRemove !== null && (
        <button type="button" class="btn btn-s" onClick={onRemove}>
          {`删除第 ${number} 个条件`}
        </button>
      )}
    </fieldset>
  )
}

type FieldsProps = Pick<PredicateFormProps, 'predicate' | 'at' | 'onPredicate'>

function PredicateFields({ predicate, at, onPredicate }: FieldsProps): ComponentChildren {
  const about = `${at}.params`
  switch (predicate.predicate) {
    case 'parcel-is':
    case 'any-firm-is': {
      const { predicate: id, params } = predicate
      const choices = predicateFields[id]
      const values = valuesIn(choices, params.field)
      return (
        <>
          <FieldPicker
            at={`${about}.field`}
            choices={choices}
            value={params.field}
            onValue={(field) =>
              onPredicate(predicateWith(id, { field, oneOf: valuesIn(choices, field).slice(0, 1) }), `${about}.field`)
            }
          />
          <TicksField
            at={`${about}.oneOf`}
            label="为其中任一值时"
            isNeeded
            options={values.map((value) => ({ value: String(value), label: wordOf(value) }))}
            ticked={params.oneOf.map(String)}
            onTicked={(ticked) =>
              onPredicate(
                predicateWith(id, {
                  field: params.field,
                  oneOf: values.filter((value) => ticked.includes(String(value))),
                }),
                `${about}.oneOf`,
              )
            }
          />
        </>
      )
    }
    case 'parcel-is-not': {
      const { params } = predicate
      const choices = predicateFields['parcel-is-not']
      const options = (field: string): readonly string[] => valuesIn(choices, field).map(String)
      return (
        <>
          <FieldPicker
            at={`${about}.field`}
            choices={choices}
            value={params.field}
            onValue={(field) =>
              onPredicate(predicateWith('parcel-is-not', { field, value: options(field)[0] ?? '' }), `${about}.field`)
            }
          />
          <ChoiceField
            at={`${about}.value`}
            label="已填且不是"
            value={params.value}
            choices={terms(options(params.field))}
            onValue={(value) => onPredicate(predicateWith('parcel-is-not', { ...params, value }), `${about}.value`)}
          />
        </>
      )
    }
    case 'parcel-above': {
      const { params } = predicate
      return (
        <FieldAndFigure
          at={about}
          label="大于"
          field={params.field}
          value={params.above}
          onChange={(field, above, place) => onPredicate(predicateWith('parcel-above', { field, above }), place)}
        />
      )
    }
    case 'parcel-below': {
      const { params } = predicate
      return (
        <FieldAndFigure
          at={about}
          label="小于"
          field={params.field}
          value={params.below}
          onChange={(field, below, place) => onPredicate(predicateWith('parcel-below', { field, below }), place)}
        />
      )
    }
    case 'wholly-vacant':
      return (
        <FigureField
          at={`${about}.months`}
          label="空置满"
          unit="月"
          value={predicate.params.months}
          min={1}
          max={600}
          isWhole
          onValue={(months) => onPredicate(predicateWith('wholly-vacant', { months }), `${about}.months`)}
        />
      )
    case 'producing-less-than':
      return (
        <FigureField
          at={`${about}.years`}
          label="投产未满"
          unit="年"
          value={predicate.params.years}
          min={1}
          max={50}
          isWhole
          onValue={(years) => onPredicate(predicateWith('producing-less-than', { years }), `${about}.years`)}
        />
      )
    case 'stopped-without-tax': {
      const { params } = predicate
      return (
        <>
          <TicksField
            at={`${about}.statuses`}
            label="企业的经营状态均为其中之一"
            isNeeded
            options={terms(valuesOf(enterpriseForm.fields.opStatus).map(String))}
            ticked={params.statuses}
            onTicked={(statuses) =>
              onPredicate(predicateWith('stopped-without-tax', { ...params, statuses }), `${about}.statuses`)
            }
          />
          <FigureField
            at={`${about}.taxAtMost`}
            label="两年税金均不大于"
            unit="万元"
            value={params.taxAtMost}
            onValue={(taxAtMost) =>
              onPredicate(predicateWith('stopped-without-tax', { ...params, taxAtMost }), `${about}.taxAtMost`)
            }
          />
        </>
      )
    }
    case 'scale-is': {
      const { params } = predicate
      return (
        <>
          <ChoiceField
            at={`${about}.scale`}
            label="规模"
            value={params.scale}
            choices={terms(scales)}
            onValue={(scale) => onPredicate(predicateWith('scale-is', { ...params, scale }), `${about}.scale`)}
          />
          <FigureField
            at={`${about}.landAreaBelow`}
            label="且土地面积小于（可不填）"
            unit="m²"
            value={params.landAreaBelow}
            min={0}
            isAbove
            onBlank={() => onPredicate(predicateWith('scale-is', { scale: params.scale }), `${about}.landAreaBelow`)}
            onValue={(landAreaBelow) =>
              onPredicate(predicateWith('scale-is', { ...params, landAreaBelow }), `${about}.landAreaBelow`)
            }
          />
        </>
      )
    }
  }
}

interface FieldPickerProps {
  readonly at: string
  readonly choices: readonly FieldChoice[]
  readonly value: string
  readonly onValue: (field: string) => void
}

function FieldPicker({ at, choices, value, onValue }: FieldPickerProps) {
  return (
    <ChoiceField
      at={at}
      label="字段"
      value={value}
      choices={choices.map(({ key, field }) => ({ value: key, label: field.label }))}
      onValue={onValue}
    />
  )
}

interface FieldAndFigureProps {
  readonly at: string
  readonly label: string
  readonly field: string
  readonly value: number
  readonly onChange: (field: string, value: number, about: string) => void
}

function FieldAndFigure({ at, label, field, value, onChange }: FieldAndFigureProps) {
  const choices = predicateFields['parcel-above']
  const chosen = choices.find(({ key }) => key === field)?.field
  return (
    <>
      <FieldPicker
        at={`${at}.field`}
        choices={choices}
        value={field}
        onValue={(key) => onChange(key, value, `${at}.field`)}
      />
      <FigureField
        at={`${at}.figure`}
        label={label}
        unit={chosen !== undefined && 'unit' in chosen ? chosen.unit : ''}
        value={value}
        onValue={(figure) => onChange(field, figure, `${at}.figure`)}
      />
    </>
  )
}

function valuesIn(choices: readonly FieldChoice[], key: string): readonly (string | boolean)[] {
  const field = choices.find((choice) => choice.key === key)?.field
  return field === undefined ? [] : valuesOf(field)
}

function wordOf(value: string | boolean): string {
  return typeof value === 'boolean' ? formatBoolean(value) : value
}
