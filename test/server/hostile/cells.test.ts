import { expect, test } from 'vitest'
import type { EndpointId } from '#core/api/table.ts'
import { formById } from '#core/forms/catalogue.ts'
import { seededRandom } from '#server/demo/random.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { type Call, checkedBody, pathOf, problemOf, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { tokenOf } from '../token-of.ts'
import { type Json, valueFor } from './hostile-values.ts'

/* Batches of the right shape with something hostile in a few cells, and everything that then shows what was stored. */

const reads: readonly (readonly [EndpointId, Call])[] = [
  ['changes', {}],
  ['parcels', { query: { cycle, sort: 'errors' } }],
  ['parcel', { params: { cycle, parcelCode: example } }],
  ['overview', { query: { cycle } }],
  ['exportLedger', { query: { cycle } }],
]

test('单元格里什么都可能有：每行各有答复或整批说明，存下的处处读得出，评估照常', async () => {
  const app = await testApp()
  const clerk = await tokenOf(app.service, wangFang)
  const district = await tokenOf(app.service, zhouTao)
  const random = seededRandom(20261122)
  const columns = Object.keys(formById('parcel-self-assessment').fields)
  const ask = (id: EndpointId, method: string, token: string, call: Call = {}): Promise<Response> =>
    app.fetch(pathOf(id, call), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    })
  const codes = new Map<string, number>()
  for (let index = 0; index < 250; index += 1) {
    const cells = Array.from({ length: random.integer(1, 4) }, () => {
      const value = valueFor({}, random, 1)
      const raw = { raw: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500) }
      return [random.pick(columns), random.chance(0.6) ? raw : value]
    })
    const hostile = Object.fromEntries(cells) as Record<string, Json>
    const code = random.chance(0.5) ? example : `SJ-XQ-${index}`
    const body = batchOf([parcelRow(parcelFields(), code), firmRow(firmFields(), code)])
    const rows = body.rows.map((row) => ({
      ...row,
      baseRevision: random.integer(0, 3),
      fields: { ...row.fields, ...hostile },
    }))
    const response = await ask('push', 'POST', clerk, { body: { ...body, rows } })
    expect(app.defects, JSON.stringify(hostile).slice(0, 500)).toEqual([])
    if (response.status === 200) {
      const answer = (await checkedBody('push', response)) as { rows: { outcome: string }[] }
      for (const { outcome } of answer.rows) codes.set(outcome, (codes.get(outcome) ?? 0) + 1)
    } else {
      const { code: refused, status } = await problemOf(response)
      expect(status, refused).toBeLessThan(500)
      codes.set(refused, (codes.get(refused) ?? 0) + 1)
    }
  }
  expect(codes.get('accepted')).toBeGreaterThan(20)
  expect(codes.get('malformed-request')).toBeGreaterThan(20)
  for (const [id, call] of reads) {
    const response = await ask(id, 'GET', district, call)
    expect(response.status, id).toBe(200)
    if (response.headers.get('content-type')?.startsWith('application/json')) await checkedBody(id, response)
    else expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0)
  }
  const evaluated = await ask('runEvaluation', 'POST', district, { body: { cycle, mode: 'draft' } })
  expect(evaluated.status).toBe(201)
  expect(app.defects).toEqual([])
})
