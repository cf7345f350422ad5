import type { Actor } from '#server/actions/actor.ts'

/** A request under way: what became of it is decided by the history, not by time. */
export interface Message {
  readonly from: string
  readonly actor: Actor
  /** Path and query. */
  readonly address: string
  readonly body: string | null
  /** Null until the server has answered. */
  answer: Answer | null
  readonly resolve: (response: Response) => void
  readonly reject: (error: unknown) => void
}

export interface Answer {
  readonly status: number
  readonly text: string
}

/** Everything that is on its way between devices and server. */
export interface Network {
  /** The `fetch` of one device. */
  readonly fetchOf: (from: string, actor: Actor, onSent: () => void) => typeof fetch
  readonly underway: Message[]
}

export function createNetwork(): Network {
  const underway: Message[] = []
  return {
    underway,
    fetchOf: (from, actor, onSent) => (input, init) =>
      new Promise<Response>((resolve, reject) => {
        const body = typeof init?.body === 'string' ? init.body : null
        underway.push({ from, actor, address: String(input), body, answer: null, resolve, reject })
        onSent()
      }),
  }
}

/** Takes a message out of the network. */
export function taken(network: Network, message: Message): Message {
  const index = network.underway.indexOf(message)
  if (index >= 0) network.underway.splice(index, 1)
  return message
}

/** The device hears nothing of its request: a broken connection. */
export function lose(network: Network, message: Message): void {
  taken(network, message).reject(new TypeError('connection lost'))
}

export function hand(network: Network, message: Message, { status, text }: Answer): void {
  const headers = { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' }
  taken(network, message).resolve(new Response(text, { status, headers }))
}
