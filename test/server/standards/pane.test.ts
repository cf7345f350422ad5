import { expect, test } from 'vitest'
import { fetchStandard } from '#addin/sync/fetch-standard.ts'
import { createClient } from '#ui/client.ts'
import { shiLi, zhouTao } from '../cast.ts'
import { ownOrigin } from '../http/test-app.ts'
import { tokenOf } from '../token-of.ts'
import { draftId, Register, shipped } from './stage.ts'

const never = new AbortController().signal

test('窗格取回施行中的标准，没有变的不再取；换了标准、改了停用日才又取回；停用后留着原来的', async () => {
  const register = await Register.open()
  const { app } = register
  const client = async () => {
    const token = await tokenOf(app.service, shiLi)
    const send: typeof fetch = (address, init) => app.fetch(String(address).slice(ownOrigin.length), init)
    return createClient({ base: ownOrigin, token: () => token, fetch: send })
  }
  const first = await fetchStandard(await client(), null, never)
  if (first?.kind !== 'new') throw new Error('nothing came')
  expect(first.kept.standard).toMatchObject({ id: shipped, until: null })
  expect(await fetchStandard(await client(), first.kept, never)).toBeNull()

  await register.published('2026-12-01')
  const closed = await fetchStandard(await client(), first.kept, never)
  expect(closed).toMatchObject({ kind: 'new', kept: { hash: first.kept.hash, standard: { until: '2026-12-01' } } })
  app.service.clock.pass(15 * 24 * 3_600_000)
  const next = await fetchStandard(await client(), first.kept, never)
  if (next?.kind !== 'new') throw new Error('nothing came')
  expect(next.kept.standard).toMatchObject({ id: draftId, label: '试行' })

  await register.act(zhouTao, draftId, 'end', { on: '2026-12-10', note: '不再使用' })
  app.service.clock.pass(15 * 24 * 3_600_000)
  expect(await fetchStandard(await client(), next.kept, never)).toBeNull()
})
