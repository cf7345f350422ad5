import type { Endpoint } from '#core/api/endpoint.ts'
import { problemBody } from '#core/api/shapes.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { addressOf } from './client-address.ts'
import { AnswerUnreadable, RequestRefused, ServerUnreachable } from './client-failure.ts'
import type { AnswerOf, AnyRequest, RequestOf } from './client-request.ts'

export interface UploadOptions {
  /** What belongs to the file, beside it in the form. */
  readonly fields?: Readonly<Record<string, string>>
  /** Called while the file goes out; share 0–1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a file to an endpoint of the table and tells how far it is, which fetch cannot. Same origin, cookie session.
 * Rejects as a call does, and with AbortError when the signal asked to stop.
 */
export function upload<Id extends EndpointId>(
  id: Id,
  request: Omit<RequestOf<Id>, 'body'> & { readonly body: File },
  { onProgress, signal, fields = {} }: UploadOptions,
): Promise<AnswerOf<Id>> {
  const endpoint: Endpoint = endpoints[id]
  const { body, ...place } = request
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest()
    const stop = (): void => sender.abort()
    sender.open(endpoint.method, addressOf(endpoint, place as AnyRequest))
    sender.setRequestHeader('accept', 'application/json, application/problem+json')
    sender.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total)
    })
    sender.addEventListener('abort', () => reject(new DOMException('the upload was stopped', 'AbortError')))
    sender.addEventListener('error', () => reject(new ServerUnreachable(new Error('the upload broke off'))))
    sender.addEventListener('load', () => {
      signal.removeEventListener('abort', stop)
      try {
        resolve(read(endpoint, sender.status, sender.responseText) as AnswerOf<Id>)
      } catch (failure) {
        reject(failure)
      }
    })
    signal.addEventListener('abort', stop, { once: true })
    const form = new FormData()
    form.set('file', body)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    sender.send(form)
  })
}

/** The answer of the endpoint. Throws RequestRefused or AnswerUnreadable. */
function read(endpoint: Endpoint, status: number, text: string): unknown {
  const body = jsonOf(text, status)
  const shape = endpoint.answers[status]
  if (shape === undefined || 'binary' in shape) {
    const problem = problemBody.safeParse(body)
    throw problem.success ? new RequestRefused(problem.data) : new AnswerUnreadable(status, problem.error)
  }
  const result = shape.safeParse(body)
  if (!result.success) throw new AnswerUnreadable(status, result.error)
  return result.data
}

function jsonOf(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AnswerUnreadable(status, error)
  }
}
