import { expect, test } from 'vitest'
import { wangFang, zhouTao } from '../cast.ts'
import { problemOf, testApp } from '../http/test-app.ts'
import { tokenOf } from '../token-of.ts'

test('一个账号短时间内问得太多：429 和重试时间；别的账号照常，过一会儿自己也照常', async () => {
  const app = await testApp()
  const busy = await tokenOf(app.service, wangFang)
  const other = await tokenOf(app.service, zhouTao)
  const ask = (token: string) =>
    app.fetch('/api/v1/sessions/current', { headers: { authorization: `Bearer ${token}` } })
  for (let index = 0; index < 600; index += 1) expect((await ask(busy)).status, String(index)).toBe(200)
  const refused = await ask(busy)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await problemOf(refused)).toMatchObject({ code: 'too-many-requests', status: 429 })
  expect((await ask(other)).status).toBe(200)
  app.service.clock.pass(1000)
  expect((await ask(busy)).status).toBe(200)
})
