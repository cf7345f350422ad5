import { fieldWordsOf } from '../error/wording.ts'
import type { Field } from '../form/field.ts'
import { formatBoolean, formatNumber } from '../form/format.ts'
import { decimalPlaces } from '../form/number-text.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import type { PredicateId, PredicateParams } from '../scoring/standard.ts'

const parcelWords = fieldWordsOf([parcelForm])
const firmWords = fieldWordsOf([enterpriseForm])

type Texts = { readonly [Id in PredicateId]: (params: PredicateParams[Id]) => string }

/** A condition in Chinese as it is printed, from its parameters. */
export const predicateTexts: Texts = {
  'parcel-is': ({ field, oneOf }) => `${parcelWords.labelOf(field)}为${choices(oneOf)}`,
  'parcel-is-not': ({ field, value }) => `${parcelWords.labelOf(field)}已填，且不是“${value}”`,
  'parcel-above': ({ field, above }) =>
    `${parcelWords.labelOf(field)}大于 ${amount(parcelWords.fieldOf(field), above)}`,
  'parcel-below': ({ field, below }) =>
    `${parcelWords.labelOf(field)}小于 ${amount(parcelWords.fieldOf(field), below)}`,
  'any-firm-is': ({ field, oneOf }) => `地块上有企业${firmWords.labelOf(field)}为${choices(oneOf)}`,
  'wholly-vacant': ({ months }) => `整宗空置，至评估年度末已满 ${months} 个月`,
  'stopped-without-tax': ({ statuses, taxAtMost }) =>
    `企业全部${statuses.join('或')}，评估年度和上一年度税金均不大于 ${plain(taxAtMost)} 万元`,
  'producing-less-than': ({ years }) => `各企业投产均未满 ${years} 年`,
  'scale-is': ({ scale, landAreaBelow }) => {
    const who = scale === '规上' ? '有规上企业' : '企业均为规下'
    return landAreaBelow === undefined ? who : `${who}，土地面积不足 ${plain(landAreaBelow)} m²`
  },
}

/** The closed list of conditions, in the order in which one is chosen. */
export const predicateIds = [
  'parcel-is',
  'parcel-is-not',
  'parcel-above',
  'parcel-below',
  'any-firm-is',
  'wholly-vacant',
  'stopped-without-tax',
  'producing-less-than',
  'scale-is',
] as const satisfies readonly PredicateId[]

/** What the kinds of condition are called where one is chosen. */
export const predicateNames: Readonly<Record<PredicateId, string>> = {
  'parcel-is': '地块某项为所选值',
  'parcel-is-not': '地块某项不是某值',
  'parcel-above': '地块某项大于',
  'parcel-below': '地块某项小于',
  'any-firm-is': '地块上任一企业某项为所选值',
  'wholly-vacant': '整宗空置满若干月',
  'stopped-without-tax': '企业全部停产且两年无税',
  'producing-less-than': '企业投产均未满若干年',
  'scale-is': '规模为规上或规下',
}

function choices(values: readonly (string | boolean)[]): string {
  return values.map((value) => `“${typeof value === 'boolean' ? formatBoolean(value) : value}”`).join('或')
}

function amount(field: Field, value: number): string {
  const unit = 'unit' in field ? field.unit : ''
  return unit === '' ? plain(value) : `${plain(value)} ${unit}`
}

function plain(value: number): string {
  return formatNumber(value, decimalPlaces(value))
}
