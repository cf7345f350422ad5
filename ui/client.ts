import './no-eval.ts'
import type { AnswerShape, Endpoint } from '#core/api/endpoint.ts'
import { problemBody } from '#core/api/shapes.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { addressOf } from './client-address.ts'
import { AnswerUnreadable, isAborted, RequestRefused, ServerUnreachable } from './client-failure.ts'
import type { AnswerOf, AnyRequest, RequestOf } from './client-request.ts'

/**
 * Calls one endpoint of the table. Rejects with RequestRefused, ServerUnreachable or AnswerUnreadable, and with
 * AbortError when the signal asked to stop.
 */
export type Call = <Id extends EndpointId>(
  id: Id,
  request: RequestOf<Id>,
  signal?: AbortSignal,
) => Promise<AnswerOf<Id>>

export interface ClientOptions {
  /** Origin of the server; '' is the page's own. */
  readonly base?: string
  /** The pane's own token. Given: it travels in the header and cookies are left at home. Absent: the cookie session. */
  readonly token?: () => string | null
  readonly fetch?: typeof fetch
}

export function createClient({ base = '', token, fetch: send = fetch }: ClientOptions = {}): Call {
  return async (id, request, signal) => {
    const endpoint: Endpoint = endpoints[id]
    const { body, headers } = encodedBody(endpoint, request)
    const bearer = token?.() ?? null
    if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`)
    const response = await answered(
      send(base + addressOf(endpoint, request), {
        method: endpoint.method,
        headers,
        credentials: token === undefined ? 'same-origin' : 'omit',
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      }),
    )
    // The table ties the status to its schema; the compiler cannot follow the lookup by a status known at run time.
    return (await parsed(endpoint, response)) as AnswerOf<typeof id>
  }
}

function encodedBody(endpoint: Endpoint, request: AnyRequest): { body: BodyInit | undefined; headers: Headers } {
  const headers = new Headers({ accept: 'application/json, application/problem+json, */*;q=0.1' })
  if (request.body === undefined || endpoint.body === undefined) return { body: undefined, headers }
  if (request.body instanceof Blob) {
    const form = new FormData()
    form.set('file', request.body)
    return { body: form, headers }
  }
  headers.set('content-type', 'application/json')
  return { body: JSON.stringify(request.body), headers }
}

async function answered<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    throw isAborted(error) ? error : new ServerUnreachable(error)
  }
}

async function parsed(endpoint: Endpoint, response: Response): Promise<unknown> {
  const shape = endpoint.answers[response.status]
  if (shape === undefined) throw await refusal(response)
  if ('binary' in shape) return await answered(response.blob())
  return read(shape, await jsonOf(response), response.status)
}

function read(shape: Exclude<AnswerShape, { binary: string }>, value: unknown, status: number): unknown {
  const result = shape.safeParse(value)
  if (!result.success) throw new AnswerUnreadable(status, result.error)
  return result.data
}

async function refusal(response: Response): Promise<Error> {
  const problem = problemBody.safeParse(await jsonOf(response))
  return problem.success ? new RequestRefused(problem.data) : new AnswerUnreadable(response.status, problem.error)
}

/** The JSON of an answer; text that is none is an unreadable answer, not a broken connection. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await answered(response.text())
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AnswerUnreadable(response.status, error)
  }
}
