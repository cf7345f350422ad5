import type { z } from 'zod'
import type { Viewer } from '#core/access/mask.ts'
import { personalFields, seesContacts } from '#core/access/personal.ts'
import type { finding } from '#core/api/shapes.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import type { AnyProblem, Problem } from '#core/error/problem.ts'
import { findingSentence, problemMessage } from '#core/message/message.zh.ts'

export type FindingBody = z.infer<typeof finding>

/** A finding as it travels: worded, so that an older page can show a code it does not know. */
export function findingBody(found: AnyFinding): FindingBody {
  const { code, level, form, row, field, value } = found
  return { code, level, form, row, field, value, message: findingSentence(found) }
}

/** A finding as the reader may see it: without the value where it is a contact that is not theirs to see. */
export function forReader(viewer: Viewer): (found: AnyFinding) => AnyFinding {
  const hides = !seesContacts(viewer)
  return (found) => (hides && personalFields[found.form].includes(found.field) ? { ...found, value: null } : found)
}

export interface Refusal {
  readonly code: string
  readonly message: string
}

/** Why one row or parcel is refused while the rest of the request goes on. */
export function refusalBody(refusal: Problem): Refusal {
  const { title, why, what } = problemMessage(refusal as AnyProblem)
  return { code: refusal.code, message: `${title}：${why}${what}` }
}
