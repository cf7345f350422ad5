import { expect, test } from 'vitest'
import type { LetterCandidates } from '#core/api/letter-shapes.ts'
import { liQiang, shiLi, zhouTao } from '../cast.ts'
import { StagedPlan, decided as twoDecided } from '../disposal/stage.ts'
import { answer, type TestApp } from '../http/test-app.ts'
import { judged, Objecting, published } from '../publication/stage.ts'
import { cycle, example } from '../rows.ts'
import { issued, listed, opened } from './stage.ts'

async function candidates(app: TestApp, kind: string): Promise<LetterCandidates> {
  return (await answer(app, zhouTao, 'letterCandidates', { query: { cycle, kind } })) as LetterCandidates
}

async function textTo(app: TestApp, actor: typeof shiLi, kind: string): Promise<string> {
  const [letter] = await listed(app, actor, { kind })
  return JSON.stringify((await opened(app, actor, letter?.id ?? '')).blocks)
}

test('处置告知书：方案批准后才能出具，写路径、措施、责任单位、期限', async () => {
  const app = await twoDecided()
  const plan = await StagedPlan.drafted(app, example)
  expect((await candidates(app, 'disposal-notice')).items).toEqual([])
  await plan.act(zhouTao, 'submit')
  await plan.act(zhouTao, 'approve', { note: '无需部门会签' })
  expect((await candidates(app, 'disposal-notice')).items).toMatchObject([
    { parcelCode: example, about: '转型', cannot: null },
  ])
  const batch = await issued(app, 'disposal-notice')
  expect(batch).toMatchObject({ issued: 1, numbers: { first: '松产评处〔2026〕1号' } })
  const text = await textTo(app, shiLi, 'disposal-notice')
  for (const said of ['转型。亩均税收未得分。', '清退低效租户，引入智能装备项目。', '2027年6月30日', 'D 类']) {
    expect(text).toContain(said)
  }
  expect(text).not.toContain('未填')
})

test('异议答复书：答复之前不能出具，企业不会先知道决定；写异议、决定和理由', async () => {
  const app = await judged()
  await published(app)
  const objecting = await Objecting.open(app)
  await objecting.attach()
  await objecting.act(shiLi, 'submit')
  await objecting.act(liQiang, 'opine', { note: '经现场核实，情况属实' })
  await objecting.act(zhouTao, 'decide', { decision: '采纳', note: '空置面积按现状更正' })
  expect((await candidates(app, 'objection-answer')).items).toEqual([])
  await objecting.act(zhouTao, 'answer')
  await issued(app, 'objection-answer')
  const text = await textTo(app, shiLi, 'objection-answer')
  for (const said of [example, '采纳', '空置面积按现状更正', '第 1 号']) expect(text).toContain(said)
})
