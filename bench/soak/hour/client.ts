import type { Tally } from './tally.ts'

export interface Ask {
  /** Under which name it is counted. */
  readonly kind: string
  readonly path: string
  /** Bearer token; absent for a stranger. */
  readonly token?: string
  readonly method?: 'POST' | 'DELETE'
  readonly body?: FormData | object
  /** Statuses that are no fault; 200 where absent. */
  readonly expected?: readonly number[]
}

export interface Answered {
  readonly status: number
  readonly bytes: Uint8Array
}

/** A client of the server over the network; what cannot be sent or read counts as status 0. */
export interface Client {
  ask(request: Ask): Promise<Answered>
  /** The same, its JSON read; null where the status is not 200. */
  json<Body>(request: Ask): Promise<Body | null>
}

export function createClient(url: string, tally: Tally): Client {
  async function ask({ kind, path, token, method, body, expected = [200] }: Ask): Promise<Answered> {
    const started = performance.now()
    const isForm = body instanceof FormData
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    }
    const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }
    let answered: Answered
    try {
      const response = await fetch(`${url}${path}`, { method: method ?? 'GET', headers, ...sent })
      answered = { status: response.status, bytes: await response.bytes() }
    } catch (error) {
      answered = { status: 0, bytes: Buffer.from(String(error)) }
    }
    const text = (): string => new TextDecoder().decode(answered.bytes)
    tally.note(kind, performance.now() - started, answered.status, expected, text)
    return answered
  }
  return {
    ask,
    async json<Body>(request: Ask) {
      const { status, bytes } = await ask(request)
      return status === 200 ? (JSON.parse(new TextDecoder().decode(bytes)) as Body) : null
    },
  }
}
