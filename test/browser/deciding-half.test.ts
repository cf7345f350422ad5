import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import type { Clock } from '#server/clock.ts'
import { pushAs } from '#server/demo/seed.ts'
import { decideUnlock, requestUnlock } from '#server/unlock/unlock.ts'
import { pdf } from '../server/attachments/files.ts'
import { sound } from '../server/disposal/stage.ts'
import { accessibilityFaults } from './accessibility.ts'
import { parcelsOfXinqiao } from './bulk-upload-files.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole } from './console-pages.ts'
import { type Person, personOf, told } from './deciding-steps.ts'
import { cycle, type District, startDistrict } from './district.ts'

const startedAt = performance.now()
let later = 0
/** Days pass between the publication and the end of its window. */
const clock: Clock = {
  now: () => Date.parse('2026-11-23T09:00:00+08:00') + later + Math.floor(performance.now() - startedAt),
}

let browser: Browser
let district: District
const parcels = parcelsOfXinqiao().slice(0, 12)
const codes = parcels.map(({ parcel }) => String(parcel.parcelCode))
const [owned] = parcels
const [code = ''] = codes
const firm = String(owned?.parcel.ownerUscc)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: true, firm, clock })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

/** Brings the collected parcels to 核验通过, as the collecting half leaves them. */
async function verified(): Promise<void> {
  const { service } = district.server
  const move = async (username: string, to: 'submitted' | 'town-approved' | 'review-approved'): Promise<void> => {
    const grant = await authorise(service, district.actor(username), 'transition')
    await transition(service, grant, { cycle, parcelCodes: [...codes], to })
  }
  await move('zhoutao', 'submitted')
  await move('liqiang', 'town-approved')
  await move('zhoutao', 'review-approved')
}

/** The parcel is unlocked by two people, then 区税务局 corrects what the firm objected to. */
async function taxCorrected(): Promise<void> {
  const { service } = district.server
  const second = { ...district.actor('zhoutao'), username: 'chengang', name: '陈刚' }
  const asked = { cycle, parcelCode: code, to: 'review-approved', reason: '公示期异议成立，更正税金' } as const
  const { id } = await requestUnlock(
    service,
    await authorise(service, district.actor('zhoutao'), 'requestUnlock'),
    asked,
  )
  await decideUnlock(service, await authorise(service, second, 'decideUnlock'), id, { decision: 'confirmed' })
  const [of] = owned?.firms ?? []
  const key = { cycle, parcelCode: code, uscc: String(of?.uscc) }
  const corrected = { form: 'enterprise-information', key, baseRevision: 0, fields: { taxPaid: 98_765 } } as const
  await pushAs(service, district.actor('shuiwu'), 'corrected', [corrected])
}

async function open(path: string, as: string): Promise<Page> {
  return openConsole(browser, district, path, { as })
}

/** Presses an act, fills what it asks, and runs it. */
async function act(page: Page, name: string, note = ''): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('region', { name, exact: true })
  await form.locator('textarea').waitFor()
  if (note !== '') await form.locator('textarea').fill(note)
  await form.getByRole('button', { name, exact: true }).click()
}

it('决定：草评、正式评估受阻及原因、放行、公示、异议、重评、研判意见、审定、告知书、处置方案、次年历史', async () => {
  const person = async (username: string): Promise<Person> => {
    const { request } = await browser.newContext()
    return personOf(district, request, username)
  }
  const stages = `/api/v1/cycle-stages/${cycle}`
  const last = async (who: Person) => (await told(who.get(stages))).last
  const stageAct = async (who: Person, name: string) =>
    told(who.post(`${stages}/acts`, { act: name, last: await last(who) }))
  await verified()
  let taskForce = await person('zhoutao')
  await stageAct(taskForce, 'start-verification')
  await stageAct(taskForce, 'start-evaluation')

  // 正式评估受阻，说明差什么；系统管理逐项说明理由放行；再运行。
  const office = await open('/evaluations', 'zhoutao')
  await office.getByRole('link', { name: '草评 #1' }).waitFor()
  await office.getByRole('button', { name: '运行正式评估' }).click()
  await office.getByText('正式评估未运行').waitFor()
  const admin = await open('/formal-gates', 'guanli')
  await admin.getByRole('button', { name: '标准仍为“示例” 例外放行' }).waitFor()
  const shut = admin.getByRole('button', { name: / 例外放行$/ })
  const passed = admin.getByRole('button', { name: / 撤回放行$/ })
  for (let done = 1; (await shut.count()) > 0; done += 1) {
    await shut.first().click()
    await admin.locator('.act-form textarea').fill('区专班会议纪要第3号同意先行评估')
    await admin.getByRole('button', { name: '放行', exact: true }).click()
    await eventually(() => passed.count()).toBe(done)
  }
  await office.reload()
  await office.getByRole('button', { name: '运行正式评估' }).click()
  // #2 is the one that was refused.
  await office.getByRole('heading', { level: 1, name: '正式评估 #3' }).waitFor()
  expect(await accessibilityFaults(office)).toEqual([])

  // 公示一个工作日，企业带凭证提异议；街镇提意见，区专班采纳并答复。
  await office.goto(`${district.origin}/publications`)
  await office.getByRole('button', { name: '生成公示', exact: true }).click()
  await office.getByLabel('公示期（工作日）').fill('1')
  await office.getByRole('button', { name: '生成草稿', exact: true }).click()
  await office.getByRole('heading', { level: 1, name: '公示第 1 号' }).waitFor()
  await act(office, '核对无误')
  await office.locator('.page-head').getByText('已核对').waitFor()
  await act(office, '发布公示')
  await office.locator('.page-head').getByText('公示中').waitFor()
  const enterprise = await open('/publications', 'qiye')
  await enterprise.getByRole('link', { name: '公示第 1 号' }).click()
  await enterprise.getByRole('button', { name: /^提出异议/ }).click()
  const objecting = enterprise.getByRole('region', { name: `对 ${code} 提出异议` })
  await objecting.getByLabel('评估所用数据', { exact: true }).check()
  await objecting.getByLabel(/^事实和理由/).fill('上缴税金与完税证明不符')
  await objecting.getByRole('button', { name: '下一步：上传凭证', exact: true }).click()
  await enterprise.getByRole('heading', { level: 1, name: `${code} 的公示异议` }).waitFor()
  await enterprise
    .locator('input[type="file"]')
    .setInputFiles({ name: '完税证明.pdf', mimeType: 'application/pdf', buffer: pdf })
  await enterprise.getByRole('link', { name: '完税证明.pdf' }).waitFor()
  await act(enterprise, '提出异议')
  await enterprise.locator('.page-head').getByText('已受理，待街镇意见').waitFor()
  const { items: raised } = await told(taskForce.get(`/api/v1/objections?cycle=${cycle}`))
  const [{ id: objection = '' } = {}] = raised as { id: string }[]
  const onObjection = async (who: Person, body: object) => {
    const { revision } = await told(who.get(`/api/v1/objections/${objection}`))
    return told(who.post(`/api/v1/objections/${objection}/acts`, { ...body, revision }))
  }
  await onObjection(await person('liqiang'), { act: 'opine', note: '完税证明属实' })
  await onObjection(taskForce, { act: 'decide', decision: '采纳', note: '按完税证明更正' })
  await onObjection(taskForce, { act: 'answer' })

  // 税务局更正，只重评这一宗，列出差异。
  await taxCorrected()
  await office.goto(`${district.origin}/objections`)
  await office.getByText(`已采纳 1 件，待重新评估 1 宗：${code}`).waitFor()
  const again = office.getByRole('region', { name: '重新评估' })
  await again.getByRole('button', { name: /^重新评估/ }).click()
  await again
    .getByRole('button', { name: /^重新评估/ })
    .last()
    .click()
  await again.getByText(/#4/).first().waitFor()
  const { evaluation } = (await told(taskForce.get(`/api/v1/objection-re-evaluation?cycle=${cycle}`))).last as {
    evaluation: number
  }
  const difference = await told(taskForce.get(`/api/v1/evaluations/${evaluation}/re-evaluation`))
  expect(difference.judgedAgain).toMatchObject([
    { parcelCode: code, inputs: [{ what: expect.stringContaining('税') }] },
  ])

  // 公示期满，区专班审核，报市级联合研判，登记一宗调整和其余同意，登记审定。
  later = 4 * 86_400_000
  taskForce = await person('zhoutao')
  const { items: better } = await told(taskForce.get(`/api/v1/evaluations/${evaluation}/results?class=B,C`))
  const lowered = (better as { parcelCode: string }[]).find(({ parcelCode }) => parcelCode !== code)?.parcelCode ?? ''
  const { revision } = await told(taskForce.get('/api/v1/publications/1'))
  await told(taskForce.post('/api/v1/publications/1/acts', { act: 'close', revision }))
  const flow = await open('/stages', 'zhoutao')
  const press = (name: string) => flow.getByRole('button', { name, exact: true }).click()
  await press('区专班审核')
  await press('确认区专班审核')
  await flow.getByRole('heading', { name: '下一步：报市级联合研判' }).waitFor()
  await flow.getByRole('tab', { name: '研判' }).click()
  await press('生成材料包')
  await flow.getByLabel('回执号', { exact: true }).fill('市平台-2026-0017')
  await press('登记报送材料包第 1 号')
  await flow.getByText('回执号 市平台-2026-0017').waitFor()
  const entry = flow.getByRole('form', { name: '逐宗登记意见' })
  await entry.getByLabel('地块编码').fill(lowered)
  await entry.getByLabel('调整后类别').selectOption('D')
  await entry.getByLabel('理由').fill('厂房长期闲置')
  await press('登记这宗的意见')
  await flow.getByRole('cell', { name: '厂房长期闲置' }).waitFor()
  await flow.getByLabel(/^其余地块均同意/).fill('市级联合研判会议纪要〔2026〕3号')
  await press('登记其余均同意')
  await eventually(() => flow.getByLabel(/^其余地块均同意/).inputValue()).toBe('')
  await flow.getByRole('tab', { name: '审定' }).click()
  await flow.getByLabel('文件名称', { exact: true }).fill('关于2025年度评估结果的批复')
  await flow.getByLabel('文号', { exact: true }).fill('示例〔2026〕8号')
  const scan = { name: '批复.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }
  await flow.getByLabel('上传审定文件', { exact: true }).setInputFiles(scan)
  await flow.getByRole('list', { name: '已选材料' }).getByText(scan.name).waitFor()
  await press('登记审定')
  await flow.getByRole('heading', { name: '2026年11月27日审定' }).waitFor()
  await flow.getByText(/与评估结果不同 1 宗/).waitFor()

  // 分类清单：调整的一宗在 D 类。
  await flow.goto(`${district.origin}/class-lists?class=D`)
  await flow.getByRole('row').filter({ hasText: lowered }).waitFor()

  // 告知书成批出具，连号。
  await flow.goto(`${district.origin}/letters`)
  await flow.getByRole('tab', { name: '出具' }).click()
  await press(`出具 ${codes.length} 份`)
  await flow.getByText(`松产评告〔2026〕1号 至 松产评告〔2026〕${codes.length}号`).first().waitFor()

  // 街镇为低效清单的一宗编处置方案，报专班批准。
  const town = await person('wangfang')
  const opened = await told(town.post('/api/v1/disposal-plans', { parcelCodes: [lowered] }))
  const [{ id: plan = '' } = {}] = opened.items as { id: string }[]
  const onPlan = async (who: Person, path: string, body: object) => {
    const { revision: seen } = await told(who.get(`/api/v1/disposal-plans/${plan}`))
    return told(who.post(`/api/v1/disposal-plans/${plan}/${path}`, { ...body, revision: seen }))
  }
  await onPlan(town, 'values', { changes: plannedValues })
  await onPlan(town, 'acts', { act: 'submit' })
  await onPlan(taskForce, 'acts', { act: 'approve', note: '不涉及其他部门职责，不发会签' })

  // 领导总览：各阶段、类别、处置都数得出，数字通向清单。
  const overview = await open('/decision-overview', 'zhoutao')
  await overview.getByText('2025年度处于“审定”阶段', { exact: false }).waitFor()
  await overview.locator('section.chart canvas').last().waitFor()
  for (const step of ['已评估', '已公示', '已审定']) {
    await overview.getByRole('link', { name: `${step} ${codes.length} 宗` }).waitFor()
  }
  await overview.getByRole('link', { name: '提出异议 1 宗' }).waitFor()
  await overview.getByRole('link', { name: '处置方案已批准 1 宗' }).waitFor()
  expect(await accessibilityFaults(overview)).toEqual([])

  // 次年：同一宗地块看得到上一年审定的类别。
  const next = { form: 'parcel-self-assessment', key: { cycle: '2026', parcelCode: lowered }, baseRevision: 0 } as const
  const fields = { townCode: '310117105000', landClass: '工业' }
  await pushAs(district.server.service, district.actor('zhoutao'), 'next year', [{ ...next, fields }])
  await overview.goto(`${district.origin}/parcels/2026/${lowered}?tab=classes`)
  await overview.getByText(`${cycle}年度 D`).waitFor()
  await overview.getByText('研判调整：厂房长期闲置').first().waitFor()
})

/** What a plan needs before it is sent in. */
const plannedValues = { ...sound, reasons: '亩均税收未得分，厂房长期闲置' }
