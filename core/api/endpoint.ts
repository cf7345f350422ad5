import type { z } from 'zod'
import type { Role } from '../access/role.ts'
import type { ProblemCode } from '../error/problem.ts'

/** A file in an answer or a body, by its media type. */
export interface Binary {
  readonly binary: string
}

/** A file under the name of its part, with the text parts that may stand beside it. */
export interface FileBody {
  readonly multipart: 'file'
  readonly fields?: z.ZodObject
}

export type BodyShape = z.ZodType | FileBody
export type AnswerShape = z.ZodType | Binary

/**
 * One endpoint: the contract of server and pages. The server implements a mapped type over the table (a missing
 * handler does not compile), the pages parse answers with the same schemas and ignore keys they do not know.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Hono-style path with :params. */
  readonly path: `/api/v1/${string}`
  readonly summary: string
  readonly roles: readonly Role[] | 'anyone' | 'signed-in'
  /** Also answers a session whose sign-in is not complete. */
  readonly duringSignIn?: true
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: BodyShape
  readonly answers: Readonly<Record<number, AnswerShape>>
  readonly problems: readonly ProblemCode[]
  readonly bodyLimitBytes?: number
  /** Takes the server long and is asked for rarely: strangers have it as slowly as they may guess passwords. */
  readonly isDear?: true
}

export function answersFile({ answers }: Endpoint): boolean {
  return Object.values(answers).some((answer) => 'binary' in answer)
}

export function defineEndpoints<const Table extends Readonly<Record<string, Endpoint>>>(table: Table): Table {
  return table
}
