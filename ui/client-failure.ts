import type { ProblemBody } from '#core/api/shapes.ts'

/** The server refused: the problem says where, why and what to do, in Chinese. */
export class RequestRefused extends Error {
  readonly problem: ProblemBody
  constructor(problem: ProblemBody) {
    super(`${problem.code}: ${problem.title}`)
    this.name = 'RequestRefused'
    this.problem = problem
  }
}

/** No answer: offline, the server is stopped, or a connection broke. Nothing is known about what the server did. */
export class ServerUnreachable extends Error {
  constructor(cause: unknown) {
    super('The server did not answer', { cause })
    this.name = 'ServerUnreachable'
  }
}

/** An answer that is none of those the endpoint promises: a page older or newer than its server, or a proxy's page. */
export class AnswerUnreadable extends Error {
  readonly status: number
  constructor(status: number, cause?: unknown) {
    super(`The answer with status ${status} could not be read`, { cause })
    this.name = 'AnswerUnreadable'
    this.status = status
  }
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** The problem code of a refusal, null for any other failure. */
export function refusalCode(error: unknown): string | null {
  return error instanceof RequestRefused ? error.problem.code : null
}
