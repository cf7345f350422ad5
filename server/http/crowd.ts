import type { Actor } from '../actions/actor.ts'
import { networkOf } from '../actions/network-of.ts'
import { madeWhileSent } from '../export/made-while-sent.ts'
import type { SentFile } from '../export/sent-file.ts'
import { quota } from './quota.ts'

/** Who a request counts for: the account, or the network of whoever is not signed in. */
export interface Asker {
  readonly name: string
  readonly isStranger: boolean
}

export function askerOf(actor: Actor | null, address: string): Asker {
  return actor === null ? { name: networkOf(address), isStranger: true } : { name: actor.username, isStranger: false }
}

/** Told of bytes of a request's body before they are kept. Throws ProblemError: too-many-requests, too-busy. */
export type Hold = (bytes: number) => void

/**
 * Keeps one asker, or all strangers together, from taking all places, all memory or all open files. What a request holds
 * it gives back when it was answered, a file its place when it was sent or its reader has left.
 */
export interface Crowd {
  /** Throws what `use` throws, and ProblemError: too-many-requests, too-busy. */
  visit<Answer extends { readonly file?: SentFile }>(
    asker: Asker,
    hasFile: boolean,
    use: (hold: Hold) => Promise<Answer>,
  ): Promise<Answer>
}

/** Bodies up to this size find room always: what they take is bounded by the number of requests. */
const smallBody = 100_000

export function crowd(): Crowd {
  const accounts = quota(64, 256)
  const strangers = quota(16, 64)
  const downloads = quota(16, 256)
  // The largest file twice; on its way through a form there are up to four copies of it for a moment.
  const bytes = quota(220_000_000, 400_000_000)

  async function held<Answer>(name: string, use: (hold: Hold) => Promise<Answer>): Promise<Answer> {
    let length = 0
    let taken = 0
    try {
      return await use((more) => {
        length += more
        if (length <= smallBody) return
        bytes.take(name, length - taken)
        taken = length
      })
    } finally {
      bytes.give(name, taken)
    }
  }

  async function sent<Answer extends { readonly file?: SentFile }>(
    name: string,
    use: () => Promise<Answer>,
  ): Promise<Answer> {
    downloads.take(name)
    const end = async (): Promise<void> => downloads.give(name)
    try {
      const answer = await use()
      if (answer.file !== undefined) {
        return { ...answer, file: { ...answer.file, bytes: madeWhileSent(answer.file.bytes, end) } }
      }
      await end()
      return answer
    } catch (error) {
      await end()
      throw error
    }
  }

  return {
    async visit({ name, isStranger }, hasFile, use) {
      const places = isStranger ? strangers : accounts
      places.take(name)
      try {
        return await held(name, (hold) => (hasFile ? sent(name, () => use(hold)) : use(hold)))
      } finally {
        places.give(name)
      }
    },
  }
}
