import { type PushAnswer, pushAnswer } from '#core/api/rows.ts'
import { startedSession } from '#core/api/sessions.ts'
import { batchOf, type PushedRow } from '../server/rows.ts'
import { password } from './pane-server.ts'

/** Somebody else at the same server, by a program of their own. */
export interface HttpClient {
  readonly push: (...rows: readonly PushedRow[]) => Promise<PushAnswer>
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
  return { push: async (...rows) => pushAnswer.parse(await post('batches', batchOf(rows), token)) }
}
