import { departmentName } from '../vocabulary/department.ts'
import { codeSystems } from './code-system.ts'
import { conditionText } from './condition-text.ts'
import type { DecimalField, EnumField, Field, IntegerField, OtherField } from './field.ts'
import { type Form, fieldOf } from './form.ts'
import { formatNumber } from './format.ts'
import { decimalPlaces } from './number-text.ts'
import { type Projection, project } from './project.ts'

/** Longer lists stand on the sheet anyway, in the drop-down. */
const mostOptionsNamed = 8

/** What the cell takes, as the end of a sentence: 大于0、不大于5,000,000的数，最多2位小数. */
export function expectedText(form: Form, field: Field): string {
  return project(expectations, field, form)
}

const expectations: Projection<[form: Form], string> = {
  text: (field) => `文字，不超过${field.maxLength}字`,
  code: (field) => codeSystems[field.system].expected,
  integer: (field, form) => `${rangeText(field, form)}整数`,
  decimal: (field, form) => `${rangeText(field, form)}数字，最多${field.decimals}位小数`,
  date: (field, form) => {
    const later = field.after === undefined ? '' : `，晚于${labelOf(field.after, form)}`
    const end = field.notAfterYearEnd === true ? '，不晚于评估年度12月31日' : ''
    return `${field.yearMonth === true ? '年月，如2024-03' : '日期，如2024-01-05'}${later}${end}`
  },
  boolean: () => '“是”或“否”',
  enum: (field) => `下拉列表中的一项${optionsText(field)}`,
  calculated: () => '自动计算的值',
}

function optionsText(field: EnumField): string {
  if (field.options.length > mostOptionsNamed) return ''
  return `：${field.options.map((option) => option.label).join('、')}`
}

function labelOf(other: OtherField, form: Form): string {
  return `“${fieldOf(form, other.field).label}”`
}

function rangeText(field: IntegerField | DecimalField, form: Form): string {
  const parts: string[] = []
  if (field.min !== undefined)
    parts.push(`${field.minExclusive === true ? '大于' : '不小于'}${bound(field, field.min)}`)
  if (field.max !== undefined) parts.push(`不大于${bound(field, field.max)}`)
  if (field.maxCurrentYear === true) parts.push('不晚于当年')
  if (field.notAbove !== undefined) parts.push(`不大于${labelOf(field.notAbove, form)}`)
  return parts.length === 0 ? '' : `${parts.join('、')}的`
}

function bound(field: IntegerField | DecimalField, value: number): string {
  const year = field.kind === 'integer' && field.unit === ''
  return year ? String(value) : formatNumber(value, decimalPlaces(value))
}

/** What a cell's own stop message says is wrong; it cannot show what was typed. */
export function wrongText(field: Field): string {
  return project(wrongs, field)
}

const wrongs: Projection<[], string> = {
  text: () => '填入的文字过长',
  code: () => '填入的代码不符合格式',
  integer: () => '填入的不是允许范围内的整数',
  decimal: () => '填入的不是允许范围内的数字',
  date: (field) => (field.yearMonth === true ? '填入的不是允许范围内的年月' : '填入的不是允许范围内的日期'),
  boolean: () => '填入的内容不在下拉列表中',
  enum: () => '填入的内容不在下拉列表中',
  calculated: () => '此处自动计算',
}

/** 单位与精度: m²，2位小数. */
export function precisionText(field: Field): string {
  return project(precisions, field)
}

const precisions: Projection<[], string> = {
  text: (field) => `文字，不超过${field.maxLength}字`,
  code: () => '代码，文本格式',
  integer: (field) => measured(field.unit, '整数'),
  decimal: (field) => measured(field.unit, `${field.decimals}位小数`),
  date: (field) => (field.yearMonth === true ? '年月' : '日期'),
  boolean: () => '是/否',
  enum: () => '选项',
  calculated: (field) => (field.result === 'number' ? measured(field.unit, `${field.decimals}位小数`) : '文字'),
}

function measured(unit: string, precision: string): string {
  return unit === '' ? precision : `${unit}，${precision}`
}

/** 必填条件: 必填, 选填, 街镇审核时必填, or when the condition holds. */
export function requiredText(form: Form, field: Field): string {
  if (field.kind === 'calculated') return '自动计算'
  if (typeof field.required === 'object') return `${conditionText(field.required, form)}时必填`
  return { always: '必填', never: '选填', 'town-step': '街镇审核时必填' }[field.required]
}

const suppliers = {
  base: '底版提供',
  enterprise: '企业填报',
  town: '街镇现场补充',
  drafter: '街镇编制',
  derived: '自动计算',
} as const

/** Who fills and which departments supply or verify: 企业填报；区统计局核定. */
export function suppliedByText(field: Field): string {
  const supplier = suppliers[field.filledBy]
  if (field.verifiedBy.length === 0) return supplier
  return `${supplier}；${field.verifiedBy.map(departmentName).join('、')}核定`
}
