import { type EndpointId, endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import type { AnswerOf, RequestOf } from '#ui/client-request.ts'

/**
 * The last answer to each question, so that Back shows a page at once while it asks again. A cache belongs to one
 * session; what another account may see is never shown from it.
 */
export interface AnswerCache {
  read<Id extends EndpointId>(id: Id, request: RequestOf<Id>): AnswerOf<Id> | null
  keep<Id extends EndpointId>(id: Id, request: RequestOf<Id>, answer: AnswerOf<Id>): void
}

const limit = 60

export function createAnswerCache(): AnswerCache {
  const answers = new Map<string, unknown>()
  return {
    // What was kept under an address is the answer of that address's endpoint.
    read: <Id extends EndpointId>(id: Id, request: RequestOf<Id>) =>
      (answers.get(addressOf(endpoints[id], request)) ?? null) as AnswerOf<Id> | null,
    keep: (id, request, answer) => {
      const address = addressOf(endpoints[id], request)
      answers.delete(address)
      answers.set(address, answer)
      const oldest = answers.keys().next()
      if (answers.size > limit && !oldest.done) answers.delete(oldest.value)
    },
  }
}
