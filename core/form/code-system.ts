import { isIndustryCode } from '../vocabulary/industry.ts'
import type { CodeSystem } from './field.ts'
import { folded, foldedLetters, trimmed, withoutSpaces } from './text.ts'

/** How one system of codes is normalised and what is wrong with a code of it. */
export interface CodeRules {
  /** Spelling only (width, case, spaces): never another code. */
  readonly normalise: (text: string) => string
  /** Null when the code is well formed; 'unusual' only warns. */
  readonly problem: (code: string) => 'malformed' | 'unusual' | null
  /** What is expected, in Chinese, for messages and prompts. */
  readonly expected: string
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const usccPattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const subjectWeights = [3, 7, 9, 10, 5, 8, 4, 2]

function weightedSum(text: string, weights: readonly number[], digitOf: (character: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * digitOf(text.charAt(index)), 0)
}

/** The last of the 18 characters (GB 32100-2015). */
function checkCharacter(code: string): string {
  const sum = weightedSum(code, usccWeights, (character) => alphabet.indexOf(character))
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The last of the nine characters of 主体标识码 (letters count A = 10 … Z = 35). */
function subjectCheckCharacter(subject: string): string {
  const check = 11 - (weightedSum(subject, subjectWeights, (character) => Number.parseInt(character, 36)) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * What is wrong with a 统一社会信用代码 (GB 32100-2015): its structure, one of its two check characters, or nothing.
 * Codes of the pilot years (M0001, M0000) are real and fail the checksum: a checksum is never more than a warning.
 */
export function usccProblem(code: string): 'structure' | 'checksum' | null {
  if (!usccPattern.test(code)) return 'structure'
  const subject = code.slice(8, 17)
  const sound = code.endsWith(checkCharacter(code)) && subject.endsWith(subjectCheckCharacter(subject))
  return sound ? null : 'checksum'
}

/** Both check characters put behind the first sixteen of a 统一社会信用代码: how made-up codes of samples stay well formed. */
export function completedUscc(stem: string): string {
  const code = stem + subjectCheckCharacter(stem.slice(8))
  return code + checkCharacter(code)
}

/** 宗地代码 (19) or 不动产单元代码 (28) of 松江区, GB/T 37346-2019. It has no check digit. */
const realEstateUnit = /^310117\d{6}[GJZ][A-FSXWY]\d{5}(?:[FLQW]\d{8})?$/

const certificates = [/^沪[（(]\d{4}[）)]松字不动产权第\d{4,8}号$/, /^沪房地松字[（(]\d{4}[）)]第\d{4,8}号$/]

const mobile = /^1[3-9]\d{9}$/
const landline = /^021-?\d{8}(?:-\d{1,6})?$/

function malformedUnless(wellFormed: boolean): 'malformed' | null {
  return wellFormed ? null : 'malformed'
}

function normalisedPhone(text: string): string {
  const phone = withoutSpaces(folded(text))
  return phone.startsWith('1') ? phone.replaceAll('-', '') : phone
}

export const codeSystems: Readonly<Record<CodeSystem, CodeRules>> = {
  parcel: {
    normalise: folded,
    problem: (code) => malformedUnless(/^\S+$/.test(code)),
    expected: '平台下发的地块编码，中间没有空格',
  },
  // X09 reports what is wrong with a credit code, with both levels; a second finding for the same cell helps nobody.
  uscc: {
    normalise: (text) => withoutSpaces(folded(text)).replaceAll('-', '').toUpperCase(),
    problem: () => null,
    expected: '18位统一社会信用代码',
  },
  'real-estate-unit': {
    normalise: (text) => withoutSpaces(folded(text)).toUpperCase(),
    problem: (code) => malformedUnless(realEstateUnit.test(code)),
    expected: '19位宗地代码或28位不动产单元代码，以310117开头',
  },
  certificate: {
    normalise: foldedLetters,
    problem: (code) => (certificates.some((pattern) => pattern.test(withoutSpaces(code))) ? null : 'unusual'),
    expected: '沪（2021）松字不动产权第012345号，或沪房地松字（2005）第012345号',
  },
  industry: {
    normalise: (text) => withoutSpaces(folded(text)),
    problem: (code) => malformedUnless(isIndustryCode(code)),
    expected: '4位数字，前两位为GB/T 4754的行业大类',
  },
  phone: {
    normalise: normalisedPhone,
    problem: (code) => malformedUnless(mobile.test(code) || landline.test(code)),
    expected: '11位手机号，或021-开头的座机号',
  },
  'document-number': { normalise: trimmed, problem: () => null, expected: '文件上的编号' },
}
