import type { APIRequestContext, APIResponse } from 'playwright-core'
import type { District } from './district.ts'

/** One person's session, asked as the console asks. */
export interface Person {
  get(path: string): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
  /** A file under the name `file`. */
  send(path: string, name: string, bytes: Uint8Array): Promise<Answer>
}

export interface Answer {
  readonly status: number
  /** Of JSON; empty for a file. */
  readonly body: Readonly<Record<string, unknown>>
  readonly bytes: Uint8Array
}

/** Signs the person in anew: sessions do not outlive the days that a publication takes. */
export async function personOf(district: District, request: APIRequestContext, username: string): Promise<Person> {
  const { origin } = district
  const credentials = { username, password: district.passwordOf(username), client: 'console' }
  const signedIn = await request.post(`${origin}/api/v1/sessions`, { headers: { origin }, data: credentials })
  if (!signedIn.ok()) throw new Error(`${username} could not sign in: ${await signedIn.text()}`)
  const read = async (response: APIResponse): Promise<Answer> => {
    const bytes = await response.body()
    const isJson = /json/.test(response.headers()['content-type'] ?? '')
    const body = isJson ? ((await response.json()) as Record<string, unknown>) : {}
    return { status: response.status(), body, bytes }
  }
  return {
    get: async (path) => read(await request.get(origin + path)),
    post: async (path, data) => read(await request.post(origin + path, { headers: { origin }, data })),
    send: async (path, name, bytes) =>
      read(
        await request.post(origin + path, {
          headers: { origin },
          multipart: { file: { name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) } },
        }),
      ),
  }
}

/** The answer's body; a refusal fails the test with what the server said. */
export async function told(answer: Promise<Answer>): Promise<Readonly<Record<string, unknown>>> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
