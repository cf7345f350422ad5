import { expect, test } from 'vitest'
import { shiLi, zhouTao } from '../cast.ts'
import { answer } from '../http/test-app.ts'
import { assessed, jingWei, type Staged, stage } from './stage.ts'

async function summaryOf(filing: Staged): Promise<Record<string, unknown>> {
  const { items } = (await answer(filing.app, zhouTao, 'filings')) as { items: Record<string, unknown>[] }
  return items[0] ?? {}
}

async function toDecision(filing: Staged, documents: Parameters<Staged['upload']>[1][]): Promise<void> {
  await filing.toStamped()
  await filing.toReviewed()
  await filing.act(jingWei, { kind: 'report' }, { documents: ['review-table', ...documents] })
}

test('②b：缺承诺书不能申报；扩建须由区产业部门说明理由才能成表', async () => {
  const filing = await stage({
    用地类型: '②b 开发边界内未保留',
    改造方式: '扩建',
    承诺服从规划收回土地: '是',
  })
  const three = ['boundary', 'title', 'contract'] as const
  expect(await filing.refused(shiLi, { kind: 'submit' }, { documents: three })).toEqual({
    code: 'filing-not-ready',
    reasons: ['缺少服从规划收回土地承诺书。请上传。'],
  })
  await filing.toAssessed('inside-not-kept', { documents: ['commitment'] })
  expect(await filing.refused(jingWei, { kind: 'issue-sheet' })).toMatchObject({
    code: 'filing-not-ready',
    reasons: [expect.stringContaining('不可扩建')],
  })
  await filing.act(jingWei, assessed('inside-not-kept', '利用现有厂房加层，不增加占地'))
  await toDecision(filing, ['evaluation-opinion'])
  await filing.act(jingWei, { kind: 'recognise' }, { documents: ['decision'] })
  expect(await summaryOf(filing)).toMatchObject({ state: 'tracking', routeMark: '②b', cityNoticeOpen: false })
})

test('③：突破合同容积率的，认定后待市级报备，报备后不再提示', async () => {
  const filing = await stage({ 用地类型: '③ 开发边界外已确认', 合同容积率: 1.0 })
  await filing.toAssessed('outside-confirmed')
  await toDecision(filing, ['plan-confirmation'])
  await filing.act(jingWei, { kind: 'recognise' }, { documents: ['decision'] })
  expect(await summaryOf(filing)).toMatchObject({ cityNoticeOpen: true })
  await filing.act(jingWei, { kind: 'notify-city' }, { documents: ['city-notice'] })
  expect(await summaryOf(filing)).toMatchObject({ cityNoticeOpen: false })
  expect(await filing.refused(jingWei, { kind: 'notify-city' })).toMatchObject({ code: 'filing-not-ready' })
})

test('战略预留区新出让土地：由市三委两局审核认定，区政府不能认定，报市后本区时钟停', async () => {
  const filing = await stage({ 用地类型: '① 战略预留区新出让' })
  await filing.toAssessed('reserve-new')
  await filing.toStamped()
  await filing.toReviewed()
  expect(await filing.refused(jingWei, { kind: 'recognise' })).toMatchObject({ code: 'filing-act-not-allowed' })
  await filing.act(jingWei, { kind: 'report-to-city' }, { documents: ['review-table', 'plan-activation'] })
  expect(await summaryOf(filing)).toMatchObject({ state: 'city-review', clock: { phase: 'stopped' } })
  await filing.act(jingWei, { kind: 'city-recognise' }, { documents: ['city-decision'] })
  expect(await summaryOf(filing)).toMatchObject({ state: 'tracking' })
})

test('区政府未通过认定：须说明理由，此后只能登记回执和逾期说明', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await toDecision(filing, ['evaluation-opinion', 'detailed-plan'])
  await filing.act(zhouTao, { kind: 'reject', reason: '与近期规划冲突' })
  expect(await filing.refused(shiLi, { kind: 'submit' })).toMatchObject({ code: 'filing-act-not-allowed' })
  expect(await summaryOf(filing)).toMatchObject({ state: 'rejected', clock: { phase: 'stopped' } })
})
