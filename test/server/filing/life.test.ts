import { expect, test } from 'vitest'
import { shiLi, zhouTao } from '../cast.ts'
import { answer } from '../http/test-app.ts'
import { assessed, faGai, jingWei, stage } from './stage.ts'

test('①：从申报到归档，全程留痕，看板随之变动', async () => {
  const filing = await stage({ 用地类型: '① 战略预留区现状', 改造方式: '新建' })
  expect(filing.detail).toMatchObject({ version: 1, cellsRevision: 1, mayDeclare: true, party: 'applicant' })
  await filing.toAssessed('reserve-existing')
  await filing.toStamped()
  await filing.toReviewed()
  await filing.act(jingWei, { kind: 'report' }, { documents: ['review-table'] })
  await filing.act(zhouTao, { kind: 'recognise' }, { documents: ['decision'] })
  for (const milestone of ['eia', 'expansion', 'completion', 'operation'] as const) {
    await filing.act(jingWei, { kind: 'reach-milestone', milestone, on: '2026-11-21' })
  }
  await filing.act(jingWei, { kind: 'archive', conclusion: '达到承诺' }, { documents: ['evaluation-report'] })
  const { items, counts } = (await answer(filing.app, zhouTao, 'filings')) as { items: unknown[]; counts: object }
  expect(items).toMatchObject([{ number: '松优-2026-001', state: 'archived', routeMark: '①', works: '新建' }])
  expect(counts).toMatchObject({ archived: 1, draft: 0 })
  expect(filing.app.defects).toEqual([])
})

test('企业只见本单位；受邀部门才见；一览表之外的部门得到与不存在相同的答复', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  expect(await filing.refused(faGai, { kind: 'attach' })).toMatchObject({ code: 'not-found' })
  expect(await filing.refused(shiLi, assessed('inside-kept'))).toMatchObject({ code: 'filing-act-not-yours' })
})
