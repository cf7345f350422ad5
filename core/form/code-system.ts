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

/** Value of each character code in the alphabet of the 18 characters. */
const alphabetValues = valuesOf(alphabet)
/** Letters of the nine characters of 主体标识码 count A = 10 … Z = 35. */
const subjectValues = valuesOf('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')

function valuesOf(characters: string): readonly number[] {
  const values: number[] = []
  for (const [value, character] of [...characters].entries()) values[character.charCodeAt(0)] = value
  return values
}

/** Checked for every firm of a district, and so without a call for every character. */
function weightedSum(text: string, from: number, weights: readonly number[], values: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < weights.length; index += 1) {
    sum += (weights[index] ?? 0) * (values[text.charCodeAt(from + index)] ?? Number.NaN)
  }
  return sum
}

/** The last of the 18 characters (GB 32100-2015). */
function checkCharacter(code: string): string {
  return alphabet.charAt((31 - (weightedSum(code, 0, usccWeights, alphabetValues) % 31)) % 31)
}

/** The last of the nine characters of 主体标识码 in a code. */
function subjectCheckCharacter(code: string): string {
  const check = 11 - (weightedSum(code, 8, subjectWeights, subjectValues) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * What is wrong with a 统一社会信用代码 (GB 32100-2015): its structure, one of its two check characters, or nothing.
 * Codes of the pilot years (M0001, M0000) are real and fail the checksum: a checksum is never more than a warning.
 */
export function usccProblem(code: string): 'structure' | 'checksum' | null {
  if (!usccPattern.test(code)) return 'structure'
  const sound = code[17] === checkCharacter(code) && code[16] === subjectCheckCharacter(code)
  return sound ? null : 'checksum'
}

/** Both check characters put behind the first sixteen of a 统一社会信用代码: how made-up codes of samples stay well formed. */
export function completedUscc(stem: string): string {
  const code = stem + subjectCheckCharacter(stem)
  return code + checkCharacter(code)
}

/** 宗地代码 (19) or 不动产单元代码 (28) of 松江区, GB/T 37346-2019. It has no check digit. */
const realEstateUnit = /^310117\d{6}[GJZ][A-FSXWY]\d{5}(?:[FLQW]\d{8})?$/

const certificates = [/^沪[（(]\d{4}[）)]松字不动产权第\d{4,8}号$/, /^沪房地松字[（(]\d{4}[）)]第\d{4,8}号$/]

const mobile = /^1[3-9]\d{9}$/
const landline = /^021-?\d{8}(?:-\d{1,6})?$/

/** As an export shows a number to keep it private: it comes back as it went out and changes nothing. */
const maskedPhone = /^\d{3}\*{4}\d{4}$/

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
    problem: (code) => malformedUnless(mobile.test(code) || landline.test(code) || maskedPhone.test(code)),
    expected: '11位手机号，或021-开头的座机号',
  },
  'document-number': { normalise: trimmed, problem: () => null, expected: '文件上的编号' },
}
