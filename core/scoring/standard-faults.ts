import type { Field } from '../form/field.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import { add, compare, exact, zero } from '../vocabulary/exact.ts'
import { landClasses } from '../vocabulary/land.ts'
import { clauseDayFaults } from './clause-days.ts'
import { industryFaults, methodFaults, type StandardFault } from './method-faults.ts'
import type { Predicate, Standard } from './standard.ts'

/** What a standard of the right shape may still get wrong. Empty when it is consistent. */
export function standardFaults(standard: Standard): readonly StandardFault[] {
  return [
    ...periodFaults(standard),
    ...clauseDayFaults(standard, standard.since),
    ...idFaults(standard),
    ...weightFaults(standard),
    ...standard.indicators.flatMap((indicator, index) => methodFaults(indicator, ['indicators', index, 'method'])),
    ...industryFaults(standard),
    ...standard.rules.flatMap((rule, index) =>
      rule.when.flatMap((predicate, at) => predicateFaults(predicate, ['rules', index, 'when', at])),
    ),
    ...classFaults(standard),
  ]
}

function periodFaults({ since, until }: Standard): readonly StandardFault[] {
  return until === null || since < until ? [] : [{ path: ['until'], message: '失效日期应晚于生效日期' }]
}

function idFaults(standard: Standard): readonly StandardFault[] {
  const ids = [...standard.dimensions, ...standard.indicators, ...standard.rules].map((entry) => entry.id)
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index)
  const dimensions = new Set(standard.dimensions.map((dimension) => dimension.id))
  return [
    ...repeated.map((id) => ({ path: ['indicators'], message: `编号 ${id} 重复` })),
    ...standard.indicators.flatMap(({ id, dimension }, index) =>
      dimensions.has(dimension)
        ? []
        : [{ path: ['indicators', index, 'dimension'], message: `指标 ${id} 的维度 ${dimension} 不存在` }],
    ),
  ]
}

function weightFaults({ dimensions, indicators }: Standard): readonly StandardFault[] {
  const sum = indicators.reduce((total, { weight }) => add(total, exact(weight)), zero)
  const faults: StandardFault[] = []
  if (compare(sum, exact(100)) !== 0) faults.push({ path: ['indicators'], message: '权重合计应为 100' })
  for (const [index, { id }] of dimensions.entries()) {
    const members = indicators.filter(({ dimension }) => dimension === id)
    if (members.length === 0) faults.push({ path: ['dimensions', index], message: `维度 ${id} 没有指标` })
    for (const landClass of landClasses) {
      if (members.length > 0 && members.every(({ notApplicableTo }) => notApplicableTo.includes(landClass))) {
        faults.push({ path: ['dimensions', index], message: `维度 ${id} 对${landClass}没有适用指标` })
      }
    }
  }
  return faults
}

function predicateFaults(predicate: Predicate, path: StandardFault['path']): readonly StandardFault[] {
  switch (predicate.predicate) {
    case 'parcel-is':
      return optionFaults(parcelForm.fields, predicate.params.field, predicate.params.oneOf, path)
    case 'parcel-is-not':
      return optionFaults(parcelForm.fields, predicate.params.field, [predicate.params.value], path)
    case 'any-firm-is':
      return optionFaults(enterpriseForm.fields, predicate.params.field, predicate.params.oneOf, path)
    case 'parcel-above':
    case 'parcel-below':
      return isFigure(parcelForm.fields, predicate.params.field)
        ? []
        : [{ path, message: `${predicate.params.field} 不是数值字段` }]
    case 'stopped-without-tax':
      return optionFaults(enterpriseForm.fields, 'opStatus', predicate.params.statuses, path)
    case 'wholly-vacant':
    case 'producing-less-than':
    case 'scale-is':
      return []
  }
}

type Fields = Readonly<Record<string, Field>>

function isFigure(fields: Fields, key: string): boolean {
  const kind = fields[key]?.kind
  return kind === 'integer' || kind === 'decimal'
}

function optionFaults(
  fields: Fields,
  key: string,
  values: readonly (string | boolean)[],
  path: StandardFault['path'],
): readonly StandardFault[] {
  const field = fields[key]
  const known = (value: string | boolean): boolean => {
    if (field?.kind === 'boolean') return typeof value === 'boolean'
    return field?.kind === 'enum' && field.options.some((option) => option.code === value)
  }
  return values
    .filter((value) => !known(value))
    .map((value) => ({ path, message: `${field?.label ?? key} 没有选项“${value}”` }))
}

function classFaults({ classes }: Standard): readonly StandardFault[] {
  const { A, B, C, D } = classes.shares
  const { lines } = classes.smallGroup
  const faults: StandardFault[] = []
  if (A + B + C + D !== 100) faults.push({ path: ['classes', 'shares'], message: '各类比例合计应为 100%' })
  if (lines.A <= lines.B || lines.B <= lines.C) {
    faults.push({ path: ['classes', 'smallGroup', 'lines'], message: '分数线应由高到低' })
  }
  return faults
}
