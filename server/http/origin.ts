import { ProblemError, problem } from '#core/error/problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write from a page of another site is refused, whatever it carries. A browser names the page's origin with every
 * write; programs name none, and that is fine unless the request is signed in by a cookie, which the browser adds by
 * itself. Throws ProblemError origin-refused.
 */
export function requireOwnOrigin(request: Request, origins: readonly string[], byCookie: boolean): void {
  if (reading.has(request.method)) return
  const origin = request.headers.get('origin')
  const isOwn = origin === null ? !byCookie : origins.includes(origin)
  if (!isOwn) throw new ProblemError(problem('origin-refused', {}))
}
