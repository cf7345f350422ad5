import { rules } from '../checks/catalogue.ts'
import { type AnyFinding, type FindingCode, isCheckId } from '../error/finding.ts'
import { fieldWordings } from '../error/message-field.zh.ts'
import type { AnyProblem, ProblemCode } from '../error/problem.ts'
import { labelOf, type Wording, type Wordings } from '../error/wording.ts'
import { type Citation, proposed } from '../vocabulary/citation.ts'
import { checkWordings } from './message-check.zh.ts'
import { problemWordings } from './message-problem.zh.ts'
import type { ProblemWording } from './problem-wording.ts'

/** Three beats, at most 60 characters each. The surface adds sheet, row and cell to `where`. */
export interface FindingMessage {
  /** 哪里: the 中文 label of the field, or the fields, concerned. */
  readonly where: string
  /** 为什么: the value found and the one expected, with units. */
  readonly why: string
  /** 怎么办: one act. */
  readonly what: string
}

/** A code without its wording does not compile. */
const wordings: Wordings<FindingCode> = { ...fieldWordings, ...checkWordings }

export function findingMessage(finding: AnyFinding): FindingMessage {
  const wording = wordingOf(finding)
  return {
    where: wording.where?.(finding) ?? labelOf(finding.field),
    why: wording.why(finding),
    what: wording.what(finding),
  }
}

// The table ties each code's wording to its findings; that tie is lost when a code is looked up, and asserted here once.
function wordingOf({ code }: AnyFinding): Wording<FindingCode> {
  return wordings[code] as Wording<FindingCode>
}

/** The three beats as one line, for a list, a report and the CLI: 土地面积：填 20.00 m²，……。请换算为 m²……。 */
export function findingSentence(finding: AnyFinding): string {
  const { where, why, what } = findingMessage(finding)
  return `${where}：${why}${what}`
}

const fieldTitles: { readonly [Code in Exclude<FindingCode, `X${string}`>]: string } = {
  required: '必填项未填',
  'not-a-number': '不是数字',
  'not-an-integer': '不是整数',
  'not-a-date': '不是日期',
  'not-a-boolean': '不是“是”或“否”',
  'unknown-option': '不在选项中',
  'too-long': '文字过长',
  'too-many-decimals': '小数位过多',
  'below-minimum': '数值过小',
  'above-maximum': '数值过大',
  'scientific-notation': '代码变成科学计数',
  'malformed-code': '代码格式不符',
  'unusual-code': '代码写法不常见',
  'above-other-field': '大于相关面积',
  'not-after-other-date': '日期先后不符',
  'after-year-end': '晚于评估年度末',
  'duplicate-row': '重复的行',
  'parcel-not-listed': '地块未列入自评表',
  'grade-contradicts': '鉴定等级与隐患矛盾',
  'base-locked': '底版锁定的内容被改动',
}

/** What kind of finding it is, in a few words: for groups and statistics (最常见的问题). */
export function findingTitle(code: FindingCode): string {
  return isCheckId(code) ? rules[code].title : fieldTitles[code]
}

/** Whether a code that came over the wire is one this version knows: a newer server may send others. */
export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(rules, code) || Object.hasOwn(fieldTitles, code)
}

const fieldClause = proposed('数据项填写要求，见填表说明')

/** 查看依据. A field finding's own source is the field's `source`; this names the rule behind the code. */
export function clauseOf(code: FindingCode): Citation {
  return isCheckId(code) ? rules[code].clause : fieldClause
}

export interface ProblemMessage {
  readonly title: string
  readonly why: string
  readonly what: string
}

export function problemMessage({ code, details }: AnyProblem): ProblemMessage {
  const { title, why, what } = problemWordings[code] as ProblemWording<ProblemCode>
  return { title, why: why(details), what }
}
