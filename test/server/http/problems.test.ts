import { expect, test } from 'vitest'
import { wangFang } from '../cast.ts'
import { call, problemOf, testApp } from './test-app.ts'

test('没有的地址、不支持的操作、不认识的评估，都是 problem+json', async () => {
  const app = await testApp()
  expect(await problemOf(await app.fetch('/api/v1/nothing'))).toMatchObject({ code: 'not-found', status: 404 })
  const put = await app.fetch('/api/v1/batches', { method: 'PUT' })
  expect(put.headers.get('allow')).toBe('POST')
  expect(await problemOf(put)).toMatchObject({ code: 'method-not-allowed', title: '不支持的操作' })
  for (const id of ['7', '0', '-1', '1e3', '../1', '99999999999999999999']) {
    const response = await call(app, wangFang, 'evaluation', { params: { id } })
    expect((await problemOf(response)).code).toBe('not-found')
  }
})

test('每个请求有编号，答复和问题里是同一个', async () => {
  const app = await testApp()
  const response = await app.fetch('/api/v1/nothing')
  const id = response.headers.get('x-request-id')
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect((await problemOf(response)).instance).toBe(`urn:parcel-checkup:request:${id}`)
})

test('我们的缺陷：对外只有编号，细节只在日志', async () => {
  const references: string[] = []
  const app = await testApp({ onDefect: (reference) => references.push(reference) })
  await app.service.database.write((db) => db.schema.dropTable('session').execute())
  const response = await app.fetch('/api/v1/sessions/current', { headers: { authorization: 'Bearer abc' } })
  expect(response.status).toBe(500)
  const refused = await problemOf(response)
  expect(refused).toMatchObject({ code: 'unknown-defect', details: { reference: references[0] } })
  expect(JSON.stringify(refused)).not.toMatch(/session|sqlite|table/i)
  expect(references).toHaveLength(1)
})

test('查询参数不对，说出是哪一个', async () => {
  const app = await testApp()
  const bad = async (query: Record<string, string>) => {
    const refused = await problemOf(await call(app, wangFang, 'parcels', { query }))
    return (refused.details.issues as { path: string }[]).map((issue) => issue.path)
  }
  expect(await bad({})).toEqual(['cycle'])
  expect(await bad({ cycle: '25' })).toEqual(['cycle'])
  expect(await bad({ cycle: '2025', limit: '501' })).toEqual(['limit'])
  expect(await bad({ cycle: '2025', class: 'A,E' })).toEqual(['class'])
  expect(await bad({ cycle: '2025', sort: 'secret' })).toEqual(['sort'])
  expect(await bad({ cycle: '2025', cursor: 'bm90IGpzb24' })).toEqual(['cursor'])
})
