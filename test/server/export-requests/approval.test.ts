import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { ExportRequest } from '#core/api/export-requests.ts'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { Run, readReport } from '../bulk-upload/stage.ts'
import { chedun, chenJing, liuYang, owner, qianJin, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { csv, Listed } from '../department-data/stage.ts'
import { answer, type Call, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmRow } from '../rows.ts'
import { firmCells, parcelCells, plainWorkbook } from '../workbooks.ts'
import { approval, approved, asked, ledgerRequest, wuMin } from './stage.ts'

const tax = 884.2
const dayMilliseconds = 86_400_000
const ledger = { query: { cycle } }

/** The example parcel: 填报 900 万元 tax, 核定 884.2; 填报 9,500 万元 revenue, 核定 9,412. */
async function confirmed(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: tax }, example, owner, 1)]) })
  await answer(app, chenJing, 'push', { body: batchOf([firmRow({ revenue: 9412 }, example, owner, 2)]) })
  return app
}

async function textOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  const book = read(new Uint8Array(await response.arrayBuffer()))
  return JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
}

async function fileOf(app: TestApp, actor: Actor, id: EndpointId, request: Call): Promise<string> {
  return textOf(await call(app, actor, id, request))
}

async function listed(app: TestApp, actor: Actor, query: Readonly<Record<string, string>> = {}) {
  return (await answer(app, actor, 'exportRequests', { query })) as { items: ExportRequest[]; waiting: number }
}

async function refusedWith(app: TestApp, actor: Actor, query: Readonly<Record<string, string>>): Promise<string> {
  const problem = await problemOf(await call(app, actor, 'exportLedger', { query: { cycle, ...query } }))
  expect(problem.code).toBe('export-not-approved')
  return problem.detail
}

test('专班和审计导出台账：未经审批只有填报值并写明；经批准只放出所批的字段，抬头有审批号、批准人、用途和次数', async () => {
  const app = await confirmed()
  for (const actor of [zhouTao, qianJin]) {
    const open = await fileOf(app, actor, 'exportLedger', ledger)
    expect(open).toContain('未经导出审批')
    expect(open).toContain('900')
    expect(open).not.toContain(String(tax))
    expect(open).not.toContain('9412')
  }
  const query = await approval(app, zhouTao)
  const full = await fileOf(app, zhouTao, 'exportLedger', { query: { cycle, ...query } })
  expect(full).toContain(String(tax))
  expect(full).not.toContain('9412')
  for (const words of ['导出人：周涛', '导出时间：', '导出审批第 1 号', '批准人：吴敏（区专班）', '第 1/3 次']) {
    expect(full).toContain(words)
  }
  expect(full).toContain(`上缴税金总额。用途：${ledgerRequest.purpose}`)
  expect(full).not.toContain('未经导出审批')
  const entries = await app.service.database.read((db) =>
    db.selectFrom('audit').select('details').where('action', '=', 'exported').orderBy('seq', 'desc').execute(),
  )
  expect(JSON.parse(entries[0]?.details ?? '{}')).toMatchObject({ approval: 1 })
  expect(entries[1]?.details).not.toContain('approval')
  expect(app.defects).toEqual([])
})

test('用途里的公式样文字在抬头里仍是文字', async () => {
  const app = await confirmed()
  const purpose = '=HYPERLINK("http://192.0.2.1/","点我")'
  const query = { cycle, ...(await approval(app, zhouTao, { purpose })) }
  const response = await call(app, zhouTao, 'exportLedger', { query })
  const { Sheets: sheets } = read(new Uint8Array(await response.arrayBuffer()), { cellFormula: true })
  const cells = Object.values(sheets).flatMap((sheet) => Object.values(sheet).filter((cell) => cell?.v !== undefined))
  expect(cells.filter((cell) => cell.f !== undefined)).toEqual([])
  expect(cells.some((cell) => String(cell.v).includes(`用途：${purpose}`))).toBe(true)
})

test('审批用完、过期、撤销、驳回、未批、别人的、别的文件、别的年度和街镇都不放出，也不计次', async () => {
  const app = await confirmed()
  const waiting = await asked(app, zhouTao, { town: xinqiao })
  const id = String(waiting.number)
  expect(await refusedWith(app, zhouTao, { approval: id, town: xinqiao })).toContain('待审批')
  await approved(app, wuMin, waiting, { days: 2, downloads: 1 })
  expect(await refusedWith(app, wuMin, { approval: id, town: xinqiao })).toContain('不是您的申请')
  expect(await refusedWith(app, wangFang, { approval: id })).toContain('不是您的申请')
  expect(await refusedWith(app, zhouTao, { approval: id })).toContain('只批准了其中一个街镇')
  expect(await refusedWith(app, zhouTao, { approval: id, town: chedun })).toContain('只批准了其中一个街镇')
  expect(await refusedWith(app, zhouTao, { approval: id, town: xinqiao, cycle: '2024' })).toContain('不是这份数据')
  expect(await refusedWith(app, zhouTao, { approval: '99' })).toContain('不是您的申请')
  // 同时取两份，只批了一次。
  const query = { cycle, approval: id, town: xinqiao }
  const both = await Promise.all([1, 2].map(() => call(app, zhouTao, 'exportLedger', { query })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
  expect(await refusedWith(app, zhouTao, { approval: id, town: xinqiao })).toContain('已用完')

  const late = await approval(app, zhouTao)
  app.service.clock.pass(7 * dayMilliseconds)
  expect(await refusedWith(app, zhouTao, late)).toContain('已过期')
  const revoked = await approval(app, zhouTao)
  const params = { number: revoked.approval }
  await answer(app, zhouTao, 'revokeExport', { params, body: { reason: '会议取消' } })
  expect(await refusedWith(app, zhouTao, revoked)).toContain('已撤销')
  const refused = await asked(app, zhouTao)
  const rejection = { decision: 'rejected', note: '用途不明' }
  await answer(app, wuMin, 'decideExport', { params: { number: String(refused.number) }, body: rejection })
  expect(await refusedWith(app, zhouTao, { approval: String(refused.number) })).toContain('已驳回')

  const { items } = await listed(app, wuMin)
  expect(items.map(({ number, state, used }) => [number, state, used])).toEqual([
    [4, 'rejected', 0],
    [3, 'revoked', 0],
    [2, 'expired', 0],
    [1, 'used-up', 1],
  ])
  for (const { number, state } of items) {
    expect((await listed(app, zhouTao, { state })).items.map((item) => item.number)).toEqual([number])
  }
  const again = await call(app, wuMin, 'decideExport', { params: { number: '4' }, body: rejection })
  expect((await problemOf(again)).code).toBe('export-request-closed')
  expect(app.defects).toEqual([])
})

test('谁来批：不能批自己的；专班另一人都能批；部门只批、只见自己的数据；两个部门的数据由专班批', async () => {
  const app = await confirmed()
  const own = await asked(app, zhouTao)
  const both = await asked(app, zhouTao, { fields: ['taxPaid', 'revenue'] })
  expect([own.departments, both.departments]).toEqual([['tax'], ['statistics', 'tax']])
  const decide = (actor: Actor, { number }: ExportRequest) =>
    call(app, actor, 'decideExport', {
      params: { number: String(number) },
      body: { decision: 'approved', days: 1, downloads: 1 },
    })
  const codeFor = async (actor: Actor, request: ExportRequest) => (await problemOf(await decide(actor, request))).code
  expect(await codeFor(zhouTao, own)).toBe('export-decision-not-yours')
  expect(await codeFor(chenJing, own)).toBe('not-found')
  expect(await codeFor(liuYang, own)).toBe('not-found')
  expect(await codeFor(zhaoMin, both)).toBe('export-decision-not-yours')
  const waiting = async (actor: Actor) => {
    const { items, waiting: count } = await listed(app, actor)
    return [items.map(({ number, mayDecide }) => [number, mayDecide]), count]
  }
  expect(await waiting(zhouTao)).toEqual([
    [
      [2, false],
      [1, false],
    ],
    0,
  ])
  expect(await waiting(wuMin)).toEqual([
    [
      [2, true],
      [1, true],
    ],
    2,
  ])
  expect(await waiting(zhaoMin)).toEqual([
    [
      [2, false],
      [1, true],
    ],
    1,
  ])
  expect(await waiting(chenJing)).toEqual([[[2, false]], 0])
  expect(await waiting(liuYang)).toEqual([[], 0])
  expect(await waiting(qianJin)).toEqual([
    [
      [2, false],
      [1, false],
    ],
    0,
  ])
  expect((await decide(zhaoMin, own)).status).toBe(200)
  const query = { cycle, approval: String(own.number) }
  expect(await fileOf(app, zhouTao, 'exportLedger', { query })).toContain('批准人：赵敏（区税务局）')
  // 部门可撤销含本部门数据的批准。
  expect((await decide(wuMin, both)).status).toBe(200)
  const revocation = { params: { number: String(both.number) }, body: { reason: '口径有误' } }
  expect((await call(app, chenJing, 'revokeExport', revocation)).status).toBe(200)
  expect(app.defects).toEqual([])
})

test('评估结果：未经审批，用到核定值的指标只列得分；经批准列出所批字段的数值', async () => {
  const app = await confirmed()
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  const params = { id: '1' }
  // 884.2 ÷ 19.999995 亩；9,412 ÷ 80 人
  const [perMu, perHead] = ['44.2100', '117.65']
  const open = await fileOf(app, zhouTao, 'exportResults', { params })
  expect(open).toContain('只列得分')
  expect(open).not.toContain(perMu)
  expect(open).not.toContain(perHead)
  const query = await approval(app, zhouTao, { kind: 'results', object: '1' })
  const full = await fileOf(app, zhouTao, 'exportResults', { params, query })
  expect(full).toContain(perMu)
  expect(full).not.toContain(perHead)
  expect(await refusedWith(app, zhouTao, query)).toContain('不是这份数据')
  for (const [other, code] of [
    [{ kind: 'results', object: '9' }, 'not-found'],
    [{ kind: 'results' }, 'malformed-request'],
    [{ kind: 'ledger', object: '1' }, 'malformed-request'],
    [{ kind: 'department-list', object: '无' }, 'not-found'],
    [{ fields: ['houseSafety'] }, 'malformed-request'],
    [{ town: '999999999999' }, 'malformed-request'],
  ] as const) {
    const response = await call(app, zhouTao, 'askExport', { body: { ...ledgerRequest, ...other } })
    expect((await problemOf(response)).code, JSON.stringify(other)).toBe(code)
  }
  expect(app.defects).toEqual([])
})

test('匹配报告：部门自己的照给；专班未经审批没有值，没采用的也没有；别的部门的名单不受影响', async () => {
  const app = await confirmed()
  const headings = ['地块编码', '统一社会信用代码', '上缴税金总额（万元）', '研究开发费用（万元）'] as const
  const list = await Listed.upload(app, zhaoMin, csv(headings, [example, owner, 901.5, '七百七十七']))
  const request = { params: list.params }
  const theirs = await fileOf(app, zhaoMin, 'departmentListReport', request)
  for (const part of ['901.5', '七百七十七', String(tax)]) expect(theirs).toContain(part)
  const open = await fileOf(app, zhouTao, 'departmentListReport', request)
  for (const part of ['901.5', '七百七十七', String(tax)]) expect(open).not.toContain(part)
  expect(open).toContain('未经导出审批')
  expect(open).toContain('未经审批，不导出')
  const asking = { kind: 'department-list' as const, object: list.list.id, fields: ['taxPaid'] }
  const some = await fileOf(app, zhouTao, 'departmentListReport', {
    ...request,
    query: await approval(app, zhouTao, asking),
  })
  expect(some).toContain('901.5')
  expect(some).not.toContain('七百七十七')
  const all = ['taxInDistrict', 'taxPaid', 'rdExpense']
  const query = await approval(app, zhouTao, { ...asking, fields: all })
  expect(await fileOf(app, zhouTao, 'departmentListReport', { ...request, query })).toContain('七百七十七')

  const safety = await Listed.upload(app, liuYang, csv(['地块编码', '房屋安全隐患'], [example, '一般']))
  const plain = await fileOf(app, zhouTao, 'departmentListReport', { params: safety.params })
  expect(plain).toContain('一般')
  expect(plain).not.toContain('未经导出审批')
  expect(app.defects).toEqual([])
})

test('批量上传的报告里要修改的行：专班带走的也只有填报值，没有由核定值算出的问题', async () => {
  const app = await confirmed()
  const run = await Run.start(app, zhouTao)
  // 面积读不出，整宗待改；企业行上税额 884.2、营收 9,412 是核定的。
  const firms = [firmCells({ parcelShare: { raw: '全部' } })]
  await run.add(await plainWorkbook({ parcels: [parcelCells()], firms }), '新桥.xlsx')
  await run.close()
  const report = await readReport(await run.report())
  const firm = report.rows.find(({ form }) => form === 'enterprise-information')
  expect(firm?.cells.taxPaid).toBe(900)
  expect(JSON.stringify(report.rows)).not.toContain(String(tax))
  expect(app.defects).toEqual([])
})

test('批量上传的报告里逐条的问题：只引填报值，不引核定值', async () => {
  const app = await confirmed()
  await answer(app, wangFang, 'push', { body: batchOf([firmRow({ aboveScale: false }, example, owner, 3)]) })
  const run = await Run.start(app, zhouTao)
  // 填报营收 9,500 万元，核定 9,412：两个数都与“否”不符。
  const firms = [firmCells({ aboveScale: false })]
  await run.add(await plainWorkbook({ parcels: [parcelCells()], firms }), '新桥.xlsx')
  await run.close()
  const told = utils.sheet_to_json<string[]>(read(await run.report()).Sheets.逐条 ?? {}, { header: 1 }).flat()
  expect(told.filter((text) => String(text).includes('达到 2,000 万元'))).toEqual([
    '填“否”，营业收入 9,500.00 万元，达到 2,000 万元。',
  ])
  expect(app.defects).toEqual([])
})
