import { expect, test } from 'vitest'
import { rateLimit } from '#server/http/rate-limit.ts'
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

test('没有登录的人：换着同一网络的 IPv6 地址来也算一个，要接口说明书也算；别的网络照常', async () => {
  const app = await testApp({ trustProxy: true })
  const ask = (address: string) =>
    app.fetch('/api/v1/openapi.json', { headers: { 'x-forwarded-for': address } }).then(({ status }) => status)
  for (let index = 0; index < 60; index += 1) expect(await ask(`2001:db8:0:1::${index}`)).toBe(200)
  expect(await ask('2001:db8:0:1:1::1')).toBe(429)
  expect(await ask('2001:db8:0:2::1')).toBe(200)
})

test('时钟拨回去，谁也不会因此被挡住', () => {
  let now = 1_000_000
  const limit = rateLimit({ now: () => now }, 2, 1)
  limit.take('a')
  now = 0
  limit.take('a')
  expect(() => limit.take('a')).toThrow(/too-many-requests/)
  now = 1000
  limit.take('a')
})
