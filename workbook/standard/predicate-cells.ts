import { scales } from '#core/facts/parcel-kind.ts'
import type { Field } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { PredicateId, PredicateParams } from '#core/scoring/standard.ts'
import { splitWords } from './cell-kind.ts'
import type { RowOf } from './column.ts'
import type { ruleColumns } from './columns-list.ts'
import { keyOfLabel, valuesOfWords, wordOfValue } from './field-values.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'
import type { Row } from './row.ts'

export type RuleCells = RowOf<typeof ruleColumns>
export type RuleRow = Row<typeof ruleColumns>

/** A predicate that joins the list does not compile until its parameters have cells. */
type PredicateCells = {
  readonly [Id in PredicateId]: {
    write(params: PredicateParams[Id]): RuleCells
    read(row: RuleRow, path: Path): Loose<PredicateParams[Id]>
  }
}

function fieldIn(form: Form, key: string | undefined): Field | undefined {
  return key === undefined ? undefined : form.fields[key]
}

function labelIn(form: Form, key: string): string {
  return fieldIn(form, key)?.label ?? key
}

/** The field a condition is about, by its label in that form; what the form does not have is told. */
function readField(row: RuleRow, form: Form, path: Path): string | undefined {
  const label = row.need('field', [...path, 'field'], '这一种条件要填')
  if (label === undefined) return undefined
  const key = keyOfLabel(form, label)
  if (key === null) row.fault('field', [...path, 'field'], `${form.title}没有“${label}”，请从下拉列表选。`)
  return key ?? undefined
}

function isCells(form: Form) {
  return {
    write: ({ field, oneOf }: PredicateParams['parcel-is']): RuleCells => ({
      field: labelIn(form, field),
      values: oneOf.map((value) => wordOfValue(fieldIn(form, field), value)).join('、'),
    }),
    read: (row: RuleRow, path: Path): Loose<PredicateParams['parcel-is']> => {
      const field = readField(row, form, path)
      const written = row.need('values', [...path, 'oneOf'], '这一种条件要填')
      return { field, oneOf: written === undefined ? undefined : valuesOfWords(fieldIn(form, field), written) }
    },
  }
}

const cells: PredicateCells = {
  'parcel-is': isCells(parcelForm),
  'any-firm-is': isCells(enterpriseForm),
  'parcel-is-not': {
    write: ({ field, value }) => ({
      field: labelIn(parcelForm, field),
      values: wordOfValue(fieldIn(parcelForm, field), value),
    }),
    read: (row, path) => {
      const field = readField(row, parcelForm, path)
      const written = row.need('values', [...path, 'value'], '这一种条件要填')
      const known = fieldIn(parcelForm, field)
      const [value] = written === undefined || known?.kind !== 'enum' ? [] : valuesOfWords(known, written)
      return { field, value: typeof value === 'string' ? value : written }
    },
  },
  'parcel-above': {
    write: ({ field, above }) => ({ field: labelIn(parcelForm, field), figure: above }),
    read: (row, path) => ({
      field: readField(row, parcelForm, path),
      above: row.need('figure', [...path, 'above'], '大于多少'),
    }),
  },
  'parcel-below': {
    write: ({ field, below }) => ({ field: labelIn(parcelForm, field), figure: below }),
    read: (row, path) => ({
      field: readField(row, parcelForm, path),
      below: row.need('figure', [...path, 'below'], '小于多少'),
    }),
  },
  'wholly-vacant': {
    write: ({ months }) => ({ figure: months }),
    read: (row, path) => ({ months: row.need('figure', [...path, 'months'], '空置满多少个月') }),
  },
  'stopped-without-tax': {
    write: ({ statuses, taxAtMost }) => ({ values: statuses.join('、'), figure: taxAtMost }),
    read: (row, path) => {
      const written = row.need('values', [...path, 'statuses'], '经营状态，如 停产、歇业')
      return {
        statuses: written === undefined ? undefined : splitWords(written),
        taxAtMost: row.need('figure', [...path, 'taxAtMost'], '税金不大于多少万元'),
      }
    },
  },
  'producing-less-than': {
    write: ({ years }) => ({ figure: years }),
    read: (row, path) => ({ years: row.need('figure', [...path, 'years'], '投产未满多少年') }),
  },
  'scale-is': {
    write: ({ scale, landAreaBelow }) => ({
      values: scale,
      ...(landAreaBelow === undefined ? {} : { figure: landAreaBelow }),
    }),
    read: (row, path) => {
      const written = row.need('values', [...path, 'scale'], '规上或规下')
      const scale = scales.find((one) => one === written)
      if (written !== undefined && scale === undefined) {
        row.fault('values', [...path, 'scale'], `“${written}”不能用，应为规上或规下。`)
      }
      return { scale, landAreaBelow: row.get('figure', [...path, 'landAreaBelow']) }
    },
  },
}

/** The cells of a condition beside its text. */
export function predicateCells<Id extends PredicateId>(predicate: Id, params: PredicateParams[Id]): RuleCells {
  return cells[predicate].write(params)
}

export function readPredicateParams(
  predicate: PredicateId,
  row: RuleRow,
  path: Path,
): Loose<PredicateParams[PredicateId]> {
  return cells[predicate].read(row, path)
}
