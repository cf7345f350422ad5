import type { FieldFindingCode } from '../form/field-finding.ts'
import { lockSource } from '../form/lock-source.ts'
import { assessmentWords, cut, type FieldWords, quoted, type Wordings } from './wording.ts'

/** The wording of the field findings of some forms. */
export function fieldWordingsOf({ fieldOf, shown, named }: FieldWords): Wordings<FieldFindingCode> {
  const unitOf = (key: string): string => {
    const field = fieldOf(key)
    return 'unit' in field && field.unit !== '' ? `，单位 ${field.unit}` : ''
  }
  return {
    required: {
      why: () => '未填，此项必填。',
      what: ({ field }) => `请补填。${fieldOf(field).hint}`,
    },
    'not-a-number': {
      why: ({ field, details: { found } }) => `填${quoted(found)}，应为数字${unitOf(field)}。`,
      what: () => '请只填数字；确实没有的填 0。',
    },
    'not-an-integer': {
      why: ({ field, details: { found } }) => `填${quoted(found)}，应为整数${unitOf(field)}。`,
      what: () => '请填写整数。',
    },
    'not-a-date': {
      why: ({ field, details: { found } }) => `填${quoted(found)}，应为日期，如 ${fieldOf(field).example}。`,
      what: () => '请按“年-月-日”的顺序填写。',
    },
    'not-a-boolean': {
      why: ({ details: { found } }) => `填${quoted(found)}，应为“是”或“否”。`,
      what: () => '请从下拉列表选择。',
    },
    'unknown-option': {
      why: ({ details: { found, options } }) => `填${quoted(found)}，应为${cut(options.join('、'), 30)}之一。`,
      what: () => '请从下拉列表选择。',
    },
    'too-long': {
      why: ({ details: { length, maxLength } }) => `共 ${length} 字，最多 ${maxLength} 字。`,
      what: () => '请缩短后填写。',
    },
    'too-many-decimals': {
      why: ({ details: { found, decimals } }) => `填 ${found}，一般保留 ${decimals} 位小数。`,
      what: () => '请核对精度；按所填的数计算。',
    },
    'below-minimum': {
      why: ({ field, details: { found, minimum, exclusive } }) =>
        `填 ${shown(field, found)}，应${exclusive ? '大于' : '不小于'} ${shown(field, minimum)}。`,
      what: () => '请核对数值后更正。',
    },
    'above-maximum': {
      why: ({ field, details: { found, maximum } }) => `填 ${shown(field, found)}，应不大于 ${shown(field, maximum)}。`,
      what: () => '请核对数值和单位后更正。',
    },
    'scientific-notation': {
      why: ({ details: { found } }) => `填${quoted(found)}，为科学计数，原有数字已丢失。`,
      what: () => '请把单元格设为文本格式，再对照原件填写。',
    },
    'malformed-code': {
      why: ({ details: { found, expected } }) => `填${quoted(found)}，应为${cut(expected, 36)}。`,
      what: () => '请对照原件更正。',
    },
    'unusual-code': {
      why: ({ details: { expected } }) => `写法不常见，常见的如${cut(expected, 46)}。`,
      what: () => '请对照原件核对；确无误的，填写说明。',
    },
    'above-other-field': {
      why: ({ field, details: { found, otherField, other } }) =>
        `填 ${shown(field, found)}，大于${named(otherField, other)}。`,
      what: () => '请核对两项，更正不符的一项。',
    },
    'not-after-other-date': {
      why: ({ details: { found, otherField, other } }) => `${found} 不晚于${named(otherField, other)}。`,
      what: () => '请核对两个日期，更正不符的一项。',
    },
    'after-year-end': {
      why: ({ details: { found, yearEnd } }) => `${found} 晚于评估年度末 ${yearEnd}。`,
      what: () => '请核对日期和评估年度后更正。',
    },
    'duplicate-row': {
      why: ({ form }) =>
        form === 'parcel-self-assessment'
          ? '与前面一行的地块编码相同，同一地块只能填一行。'
          : '与同一地块前面一行的代码相同，一家企业只能填一行。',
      what: () => '请合并为一行，或更正代码。',
    },
    'parcel-not-listed': {
      why: ({ details: { parcelCode } }) => `用地主体自评表中没有地块${quoted(parcelCode)}。`,
      what: () => '请补填该地块，或更正地块编码。',
    },
    'grade-contradicts': {
      why: ({ details: { grade } }) => `鉴定为 ${grade} 级，房屋安全隐患却填“无”。`,
      what: () => '请核对鉴定等级与隐患，或填写说明。',
    },
    'base-locked': {
      why: ({ field, details: { handed } }) =>
        `${lockSource(fieldOf(field))}，下发时为${quoted(shown(field, handed))}，改动后整行不收。`,
      what: () => '请改回；底版有误的，向下发单位提出。',
    },
  }
}

export const fieldWordings = fieldWordingsOf(assessmentWords)
