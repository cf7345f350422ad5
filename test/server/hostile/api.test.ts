import { expect, test } from 'vitest'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { hashPassword } from '#server/actions/password.ts'
import { newToken, tokenHash } from '#server/actions/token.ts'
import { systemClock } from '#server/clock.ts'
import { insertSession } from '#server/db/sessions.ts'
import { seededRandom } from '#server/demo/random.ts'
import { jsonLog } from '#server/observability/log.ts'
import { cast, shiLi, wangFang, zhouTao } from '../cast.ts'
import { staged } from '../filing/stage.ts'
import { answer, checkedBody, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { exampleRows, push } from '../rows.ts'
import { tokenOf } from '../token-of.ts'
import { operationsOf, requestTo } from './hostile-requests.ts'

const seed = 20261122
/** Each of these starts a process, makes a workbook or hashes a password. */
const slow: ReadonlySet<string> = new Set([
  'upload',
  'uploadDisposalSheet',
  'runEvaluation',
  'recomputation',
  'checkFormalGates',
  'compare',
  'checkUpSheet',
  'checkUpSheets',
  'standardWorkbook',
  'previewStandardFile',
  'signIn',
  'setUp',
  'createAccount',
  'changePassword',
])
const each = 40
const eachSlow = 6

/** A session of its own for every request: some requests end the session they came with. */
async function freshToken({ service }: TestApp, { username, client }: Actor): Promise<string> {
  const token = newToken()
  const now = service.clock.now()
  const district = service.district.code
  await service.database.write((db) =>
    insertSession(db, { district, token_hash: tokenHash(token), username, client, created_at: now, seen_at: now }),
  )
  return token
}

function allowed(id: EndpointId): readonly Actor[] {
  const { roles } = endpoints[id]
  return typeof roles === 'string' ? cast : cast.filter(({ role }) => (roles as readonly string[]).includes(role))
}

/** The answer is one the entry of the endpoint promises, or a problem that is not our defect. */
async function requirePromised(id: EndpointId, response: Response, sent: string): Promise<void> {
  if (response.status >= 400) {
    const { code } = await problemOf(response)
    expect(response.status < 500 || code === 'too-busy', `${sent} ${code}`).toBe(true)
    return
  }
  const isFile = response.headers.has('content-disposition')
  if (isFile) await response.body?.cancel()
  if (!isFile && response.headers.get('content-type')?.startsWith('application/json')) await checkedBody(id, response)
}

// A minute and more where PostgreSQL shares the machine with other tests.
test('照自己的接口说明乱发请求：从不 5xx，每次都是约定的答复或问题说明，日志里没有人', {
  timeout: 400_000,
}, async () => {
  const lines: string[] = []
  const log = jsonLog({ out: (line) => lines.push(line), error: (line) => lines.push(line) }, systemClock)
  const app = await testApp({ onRequest: log.request })
  for (const actor of cast) await tokenOf(app.service, actor)
  const passwordHash = await hashPassword('not-guessed-0137')
  await app.service.database.write((db) => db.updateTable('account').set({ password_hash: passwordHash }).execute())
  await push(app.service, wangFang, exampleRows())
  const filing = await staged(app)
  const { sha256 } = await filing.upload(shiLi, 'title')
  const document: unknown = await (await app.fetch('/api/v1/openapi.json')).json()
  const operations = operationsOf(document)
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(endpoints).sort())
  const random = seededRandom(seed)
  const statuses = new Map<number, number>()
  for (const operation of operations) {
    const id = operation.id as EndpointId
    for (let index = 0; index < (slow.has(id) ? eachSlow : each); index += 1) {
      const { url, init } = requestTo(
        operation,
        random,
        operation.path.includes('/filings/') ? { id: filing.id, sha256 } : {},
      )
      const actor = random.chance(0.85) ? random.pick(allowed(id)) : random.pick([null, ...cast])
      const headers = {
        ...init.headers,
        ...(actor === null ? {} : { authorization: `Bearer ${await freshToken(app, actor)}` }),
      }
      // Strangers may ask once a second.
      app.service.clock.pass(1100)
      const response = await app.fetch(url, { ...init, headers })
      const sent = `${id} ${index}: ${init.method} ${url.slice(0, 200)} ${String(init.body).slice(0, 300)}`
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      expect(app.defects, sent).toEqual([])
      await requirePromised(id, response, sent)
    }
  }
  // More than the doors were tried.
  expect(statuses.get(200)).toBeGreaterThan(200)
  expect(statuses.get(400)).toBeGreaterThan(200)
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines.join('')).not.toMatch(/王芳|wangfang|SJ-XQ|示例精密|1380000|passwd|Bearer/)
  await answer(app, { ...zhouTao, username: 'after' }, 'about')
})
