import type { Field } from '../form/field.ts'
import { fieldOf } from '../form/form.ts'
import { terms } from '../forms/options.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import { clause123 } from '../vocabulary/citation.ts'
import { eventKinds } from './entry-state.ts'
import type { BaseSourceKind, SourceKind } from './source-kind.ts'

const shared = {
  section: 'list',
  required: 'never',
  filledBy: 'base',
  verifiedBy: [],
  source: clause123('四（三）', '低效产业用地清单和年度处置计划汇入'),
  hint: '',
  example: '',
} as const

function text(label: string, maxLength: number): Field {
  return { kind: 'text', maxLength, label, ...shared }
}

function date(label: string, yearMonth = false): Field {
  return { kind: 'date', label, yearMonth, ...shared }
}

const year: Field = { kind: 'integer', unit: '', min: 2000, max: 2100, label: '年度', ...shared }
const area: Field = { kind: 'decimal', decimals: 2, unit: 'm²', min: 0, label: '处置面积', ...shared }

/** What names a parcel or its land user in any list. */
const naming = Object.fromEntries(
  ['parcelCode', 'realEstateUnitNo', 'certNo', 'parcelName', 'townCode', 'ownerName', 'ownerUscc', 'landArea'].map(
    (key) => [key, fieldOf(parcelForm, key)],
  ),
)

const note = text('备注', 500)

/** Fields of the lists and leads, by kind; their blanks are not public, so the columns are ours. */
export const listFields: Readonly<Record<Exclude<SourceKind, BaseSourceKind>, Readonly<Record<string, Field>>>> = {
  'soe-four-batch': {
    ...naming,
    ownerIsSoe: fieldOf(parcelForm, 'ownerIsSoe'),
    soeFourBatch: fieldOf(parcelForm, 'soeFourBatch'),
    year,
    note,
  },
  'low-efficiency': {
    ...naming,
    year,
    inefficiency: text('低效类型', 100),
    basis: text('认定依据', 200),
    listedOn: date('列入日期'),
    note,
  },
  'disposal-plan': {
    ...naming,
    year,
    path: { kind: 'enum', options: terms('提质', '转型', '减量', '更新', '收储'), label: '处置路径', ...shared },
    disposalArea: area,
    dueOn: date('完成期限', true),
    responsible: text('责任单位', 100),
    progress: text('进展', 500),
    note,
  },
  change: {
    ...naming,
    event: { kind: 'enum', options: terms(...eventKinds), label: '事项', ...shared },
    day: date('发生日期'),
    before: text('变更前', 200),
    after: text('变更后', 200),
    document: text('文号', 100),
    note,
  },
}
