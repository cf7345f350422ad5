import type { ProblemCode, ProblemDetails } from '../error/problem.ts'
import { cut, quoted } from '../error/wording.ts'
import { formById, isFormId } from '../forms/catalogue.ts'
import { rowStatusNames } from '../record/status.ts'

/** How a refusal is worded: what was refused, why, what to do. */
export interface ProblemWording<Code extends ProblemCode> {
  readonly title: string
  readonly why: (details: ProblemDetails[Code]) => string
  readonly what: string
}

/** The name of a code; what has none, as it came. */
export const nameOf = (names: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(names, code) ? (names[code] ?? code) : code

/** A status of a row, quoted. */
export const status = (code: string): string => quoted(nameOf(rowStatusNames, code))

/** Whole MB, at least 1. */
export const megabytes = (bytes: number): string => `${Math.max(1, Math.floor(bytes / 1_048_576))} MB`

/** A wait: 40 秒, 2 分钟. */
export function minutes(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}

/** 2026-11-22 10:05 */
export function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}

/** A key of a form as its label; what is no key of a form, as it came. */
export function fieldName(key: string): string {
  const forms = [formById('parcel-self-assessment'), formById('enterprise-information')]
  return quoted(forms.find(({ fields }) => Object.hasOwn(fields, key))?.fields[key]?.label ?? key)
}

/** The title of a form; what is none, as it came. */
export function formName(id: string): string {
  return isFormId(id) ? formById(id).title : cut(id, 16)
}

/** The words of some codes, as one file of them holds them. */
export type SomeProblemWordings = { readonly [Code in ProblemCode]?: ProblemWording<Code> }
