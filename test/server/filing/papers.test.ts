import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { pagesOf } from '../../paper/reading.ts'
import { qianJin, shiLi, zhouTao } from '../cast.ts'
import { type Call, call } from '../http/test-app.ts'
import { faGai, jingWei, type Staged, stage } from './stage.ts'

async function bytesOf(filing: Staged, actor: Actor, id: EndpointId, request: Call = {}): Promise<Buffer> {
  const response = await call(filing.app, actor, id, { ...request, params: { id: filing.id, ...request.params } })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

function sheet(filing: Staged, actor: Actor, format: 'pdf' | 'xlsx', version = '1'): Promise<Buffer> {
  return bytesOf(filing, actor, 'filingSheet', { params: { version }, query: { format } })
}

function textOf(workbook: Buffer): string {
  const book = read(new Uint8Array(workbook))
  return book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n')
}

test('项目信息表：一式三份、非市平台生成；同一版本逐字节相同；看不到联系方式的人得到另存的脱敏件', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.toReviewed()
  const full = await sheet(filing, jingWei, 'pdf')
  expect((await sheet(filing, shiLi, 'pdf')).equals(full)).toBe(true)
  const pages = pagesOf(full)
  expect(pages).toHaveLength(9)
  for (const [index, mark] of ['一式三份之一区政府', '一式三份之二区产业部门', '一式三份之三企业'].entries()) {
    const copy = pages.slice(index * 3, index * 3 + 3).join('')
    for (const text of [
      mark,
      '非市产业云平台生成，仅供核对',
      '13800000000',
      '项目单位（盖章）',
      '范围面积10,000.00m²',
    ]) {
      expect(copy).toContain(text)
    }
  }
  const masked = await sheet(filing, faGai, 'pdf')
  expect((await sheet(filing, qianJin, 'pdf')).equals(masked)).toBe(true)
  expect(pagesOf(masked).join('')).toContain('138****0000')
  expect(pagesOf(masked).join('')).not.toContain('13800000000')
  expect(textOf(await sheet(filing, jingWei, 'xlsx'))).toContain('13800000000')
  expect(textOf(await sheet(filing, faGai, 'xlsx'))).not.toContain('13800000000')
  const issued = filing.detail.events.find(({ kind }) => kind === 'issue-sheet')?.documents[0]
  const direct = { params: { id: filing.id, sha256: issued?.sha256 ?? '' } }
  expect((await call(filing.app, faGai, 'filingDocument', direct)).status).toBe(403)
  expect((await call(filing.app, shiLi, 'filingDocument', direct)).status).toBe(200)
})

test('重新成表：第 2 版注明替代第 1 版，第 1 版仍可下载、不变', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  const first = await sheet(filing, jingWei, 'pdf')
  await filing.act(jingWei, { kind: 'reissue-sheet' })
  expect((await sheet(filing, jingWei, 'pdf')).equals(first)).toBe(true)
  expect(pagesOf(await sheet(filing, jingWei, 'pdf', '2'))[0]).toContain('第2版（替代第1版）')
  const absent = { params: { id: filing.id, version: '3' }, query: { format: 'pdf' } }
  expect((await call(filing.app, jingWei, 'filingSheet', absent)).status).toBe(404)
})

test('信息表、一览表、录入表都写明是拟定样表', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.toReviewed()
  const notice = '拟定样表/示例标准，非官方表样'
  expect(pagesOf(await sheet(filing, jingWei, 'pdf')).join('')).toContain(notice)
  expect(textOf(await sheet(filing, jingWei, 'xlsx'))).toContain(notice)
  for (const format of ['pdf', 'xlsx']) {
    const table = await bytesOf(filing, zhouTao, 'filingReviewTable', { query: { format } })
    expect(format === 'pdf' ? pagesOf(table).join('') : textOf(table)).toContain(notice)
  }
  expect(textOf(await bytesOf(filing, jingWei, 'filingHandover'))).toContain(notice)
})

test('一览表、录入表、汇总统计', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.toReviewed()
  const review = { query: { format: 'pdf' } }
  expect(pagesOf(await bytesOf(filing, zhouTao, 'filingReviewTable', review))[0]).toContain('已答复2家，未答复0家')
  const table = textOf(await bytesOf(filing, zhouTao, 'filingReviewTable', { query: { format: 'xlsx' } }))
  expect(table).toContain('区发改委,2026-11-21,2026-11-30,同意,2026-11-21,方凯,符合产业导向')
  await filing.act(jingWei, { kind: 'record-receipt', stage: '项目申报', number: 'CY-2026-1' })
  const handover = textOf(await bytesOf(filing, jingWei, 'filingHandover'))
  expect(handover).toContain('改造前土地面积（m²）,"10,000.00"')
  expect(handover).toContain('项目申报,2026-11-21,CY-2026-1,2026-11-21')
  const summary = textOf(await bytesOf(filing, zhouTao, 'exportFilings', { query: { year: '2026' } }))
  expect(summary).toContain(
    '松优-2026-001,示例精密零部件产线智能化改造项目,示例精密制造（上海）有限公司,新桥镇,②a,区级联审',
  )
  expect(textOf(await bytesOf(filing, zhouTao, 'exportFilings', { query: { year: '2025' } }))).not.toContain('松优')
})
