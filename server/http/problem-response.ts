import type { ProblemBody } from '#core/api/shapes.ts'
import type { AnyProblem } from '#core/error/problem.ts'
import { problemStatus } from '#core/error/problem-status.ts'
import { problemMessage } from '#core/message/message.zh.ts'

/** A refused request as application/problem+json: what was refused, why, what to do. */
export function problemResponse(refusal: AnyProblem, requestId: string): Response {
  const { code, details } = refusal
  const { title, why, what } = problemMessage(refusal)
  const status = problemStatus[code]
  const body: ProblemBody = {
    type: `urn:parcel-checkup:problem:${code}`,
    code,
    status,
    title,
    detail: why,
    action: what,
    instance: `urn:parcel-checkup:request:${requestId}`,
    details: { ...details },
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if ('retryAfterSeconds' in details) headers.set('retry-after', String(details.retryAfterSeconds))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}
