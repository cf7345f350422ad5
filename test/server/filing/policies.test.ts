import { expect, test } from 'vitest'
import { notice9 } from '#core/vocabulary/citation.ts'
import { notice9Policy, type PolicyDocument } from '#core/vocabulary/policy.ts'
import { shiLi, sunLi, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { extension, replacement } from './policy.ts'

interface Register {
  readonly entries: readonly {
    readonly number: string
    readonly isShipped: boolean
    readonly versions: readonly {
      readonly version: number
      readonly document: PolicyDocument
      readonly reason: string
      readonly by: string
    }[]
  }[]
}

async function refusal(app: TestApp, document: PolicyDocument, base: number | null): Promise<unknown> {
  const refused = await problemOf(await call(app, zhouTao, 'savePolicy', { body: { document, base, reason: '登记' } }))
  return [refused.code, refused.details.faults]
}

test('随程序提供 9号文、123号文；登记延续后各角色都看得到谁、何时、为何', async () => {
  const app = await testApp()
  const before = (await answer(app, shiLi, 'policies')) as Register
  expect(before.entries).toMatchObject([{ number: notice9, isShipped: true }, { isShipped: true }])
  const typed = { ...extension, number: '示例规范 [2025] 3号' }
  await answer(app, sunLi, 'savePolicy', { body: { document: typed, base: null, reason: '市里已延续' } })
  const after = (await answer(app, shiLi, 'policies')) as Register
  expect(after.entries[2]).toMatchObject({
    number: extension.number,
    isShipped: false,
    versions: [{ document: extension, reason: '市里已延续', by: sunLi.name }],
  })
})

test('更正是新的一版，以前的保留；写错的作废，也保留', async () => {
  const app = await testApp()
  const save = async (document: PolicyDocument, base: number | null) =>
    (await answer(app, zhouTao, 'savePolicy', { body: { document, base, reason: '登记' } })) as Register
  const first = (await save(extension, null)).entries[2]?.versions.at(-1)?.version ?? -1
  const corrected = { ...extension, note: '核对原文后补注' }
  const second = (await save(corrected, first)).entries[2]?.versions.at(-1)?.version ?? -1
  const register = await save({ ...corrected, isVoid: true }, second)
  expect(register.entries[2]?.versions.map(({ document }) => [document.note, document.isVoid])).toEqual([
    ['', false],
    ['核对原文后补注', false],
    ['核对原文后补注', true],
  ])
  const changed = await save({ ...notice9Policy, note: '核对原文' }, 0)
  expect(changed.entries[0]?.versions).toHaveLength(2)
  expect(await refusal(app, { ...corrected, note: '晚了一步' }, first)).toEqual([
    'policy-refused',
    ['周涛已更正过这份文件。请刷新后核对。'],
  ])
})

test('对不上的不登记：说明哪里、为什么、怎么办', async () => {
  const app = await testApp()
  const unknown = { how: 'extends', document: '示例规范〔2019〕9号', until: '2030-10-25' } as const
  expect(await refusal(app, { ...extension, succession: unknown }, null)).toEqual([
    'policy-refused',
    ['登记中没有示例规范〔2019〕9号。请先登记该文件。'],
  ])
  expect(await refusal(app, { ...replacement, number: notice9 }, null)).toEqual([
    'policy-refused',
    [`${notice9}已在登记中。请在该文件上更正。`, '文件不能延续或替代自己。请核对文号。'],
  ])
  expect(await refusal(app, { ...notice9Policy, isVoid: true }, 0)).toEqual([
    'policy-refused',
    ['随程序提供的文件不能作废。请登记延续或替代它的文件。'],
  ])
  expect(await refusal(app, extension, 7)).toEqual(['policy-refused', ['登记中没有这份文件。请刷新后再登记。']])
})
