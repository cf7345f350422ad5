import { z } from 'zod'
import { conflictEndpoints } from '#core/api/conflicts.ts'
import type { RemovalBody } from '#core/api/removals.ts'
import { type PushAnswer, pushAnswer } from '#core/api/rows.ts'
import { startedSession } from '#core/api/sessions.ts'
import type { CellValue } from '#core/form/field.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import { batchOf, cycle, type PushedRow } from '../server/rows.ts'
import { password } from './pane-server.ts'

const openConflicts = conflictEndpoints.conflicts.answers[200]
const outcomes = z.object({ items: z.array(z.object({ refusal: z.object({ message: z.string() }).nullable() })) })

/** Somebody else at the same server, by a program of their own. */
export interface HttpClient {
  readonly push: (...rows: readonly PushedRow[]) => Promise<PushAnswer>
  /** Takes rows out, or brings them back; throws with what was refused. */
  readonly remove: (to: 'removed' | 'present', rows: RemovalBody['rows'], reason: string) => Promise<void>
  /** Decides the only open conflict of the year, as the console does. */
  readonly settle: (choice: ConflictChoice, value?: CellValue) => Promise<void>
}

export async function httpClient(origin: string, username: string): Promise<HttpClient> {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const response = await fetch(`${origin}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return await response.json()
  }
  const { token } = startedSession.parse(await post('sessions', { username, password, client: 'program' }))
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${origin}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return await response.json()
  }
  const requireDone = (answer: unknown): void => {
    const refused = outcomes.parse(answer).items.filter(({ refusal }) => refusal !== null)
    if (refused.length > 0) throw new Error(JSON.stringify(refused))
  }
  return {
    push: async (...rows) => pushAnswer.parse(await post('batches', batchOf(rows), token)),
    remove: async (to, rows, reason) => requireDone(await post('removals', { to, rows, reason }, token)),
    settle: async (choice, value) => {
      const { items } = openConflicts.parse(await get(`conflicts?cycle=${cycle}`))
      const [only] = items
      if (only === undefined || items.length > 1) throw new Error(`${items.length} conflicts are open`)
      const { id, rowRevision } = only
      const decided = { id, rowRevision, choice, ...(value === undefined ? {} : { value }) }
      requireDone(await post('conflicts/settlements', { items: [decided] }, token))
    },
  }
}
