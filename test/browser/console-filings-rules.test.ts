import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { seedFiling } from './filings.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false, parcels: [] })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕6号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月20日`

it('计时规则改了只管此后受理的；录入放假通知先看再用，跨年的时限重算并留下原来的', async () => {
  const desk = await openConsole(browser, district, '/filings/rules', { as: 'zhoutao' })
  await desk.getByRole('button', { name: /^修改/ }).click()
  await desk.getByLabel('认定时限（工作日）').fill('30')
  await desk.getByRole('button', { name: '保存规则' }).click()
  await desk.getByRole('alert').getByText('没有填写理由').waitFor()
  await desk.getByLabel(/^修改的理由/).fill('试行期延长')
  await desk.getByRole('button', { name: '保存规则' }).click()
  await desk.getByText('30 个工作日', { exact: true }).waitFor()

  const filing = await seedFiling(district, '2026-11-20')
  await filing.submit('2026-11-20')
  await filing.act('zhoutao', '2026-11-22', { kind: 'accept' })
  const page = await openConsole(browser, district, `/filings/${filing.id}`, { as: 'zhoutao' })
  await page.getByText(/暂定 2027-01-\d\d（2027 年放假安排未发布）/).waitFor()

  const admin = await openConsole(browser, district, '/filings/rules', { as: 'guanli' })
  await admin.getByRole('button', { name: '读取通知' }).click()
  await admin.getByRole('alert').getByText('没有粘贴通知').waitFor()
  const text = admin.getByLabel(/国务院办公厅关于某年/)
  const reading = admin.getByRole('region', { name: '读取结果' })
  await text.fill(notice.replace('共3天。', '共3天。1月4日（周一）上班。'))
  await admin.getByRole('button', { name: '读取通知' }).click()
  await reading.getByText('上班日 2027-01-04 不是周六或周日').waitFor()
  expect(await reading.getByRole('button', { name: /^采用/ }).count()).toBe(0)
  await text.fill(notice)
  await admin.getByRole('button', { name: '读取通知' }).click()
  await reading.getByText('1 个在办项目的时限将变动').waitFor()
  expect(await accessibilityFaults(admin)).toEqual([])
  expect(await widthsThatOverflow(admin)).toEqual([])
  await reading.getByRole('button', { name: '采用 2027 年的安排' }).click()
  await admin.getByText('已采用 2027 年放假安排').waitFor()
  await admin.getByRole('combobox', { name: '年份' }).selectOption('2027 年')
  await admin.getByRole('cell', { name: '2027-02-05 – 2027-02-12' }).waitFor()

  await page.reload()
  await page.getByText(/^认定时限 2027-01-\d\d$/).waitFor()
  await page.locator('.timeline').getByText('时限重算').waitFor()
})

it('清单：新版本从现行的改起，换版本号、写理由才采用；示例标明，各角色看到新的', async () => {
  const admin = await openConsole(browser, district, '/filings/rules', { as: 'guanli' })
  await admin.getByText('示例，非官方清单').waitFor()
  await admin.getByRole('button', { name: '编辑新版本' }).click()
  await admin.getByRole('button', { name: '增加正面清单条目' }).click()
  await admin.getByRole('button', { name: '采用 示例-2026.2 版' }).click()
  await admin.getByRole('alert').getByText('有 1 条没有内容').waitFor()
  await admin.getByRole('textbox', { name: '正面清单第 5 条' }).fill('本区确定：属于六大主导产业')
  await admin.getByLabel(/^采用新版本的理由/).fill('区级深化')
  expect(await accessibilityFaults(admin)).toEqual([])
  await admin.getByRole('button', { name: '采用 示例-2026.2 版' }).click()
  await admin.getByText(/示例-2026\.2 版，自/).waitFor()
  const town = await openConsole(browser, district, '/filings/rules', { as: 'liqiang' })
  await town.getByText('本区确定：属于六大主导产业').waitFor()
  expect(await town.getByRole('button', { name: '编辑新版本' }).count()).toBe(0)
})

it('政策登记：9号文到期先问，登记延续后改说适用哪份；更正留下以前的，作废后又问', async () => {
  const filing = await seedFiling(district, '2026-11-20', { 项目名称: '示例政策项目' })
  await filing.submit('2026-11-20')
  const town = await openConsole(browser, district, `/filings/${filing.id}`, { as: 'liqiang' })
  await town.getByText(/本项目 2026-11-20 申报。沪经信规范〔2020〕9号有效期已届满/).waitFor()
  await town.getByText('适用文件由区专班登记，不影响办理').waitFor()

  const desk = await openConsole(browser, district, '/filings', { as: 'zhoutao' })
  await desk.getByRole('link', { name: '登记适用文件' }).click()
  const card = desk.getByRole('region', { name: '政策登记' })
  await card.getByText('已届满', { exact: true }).waitFor()
  await card.getByRole('button', { name: '登记延续或替代文件' }).click()
  await card.getByRole('button', { name: '登记', exact: true }).click()
  await card.getByRole('alert').getByText('没有填写文号、名称、印发机关、施行日期、理由').waitFor()
  await card.getByLabel('文号').fill('示例规范[2025]3号')
  await card.getByLabel('名称').fill('关于延长认定工作指引有效期的通知（示例）')
  await card.getByLabel('印发机关').fill('示例机关')
  await card.getByLabel('施行日期').fill('2025-10-26')
  await card.getByLabel(/^延长至/).fill('2025-01-01')
  await card.getByLabel(/^登记的理由/).fill('市里已延续，按原指引办理')
  await card.getByRole('button', { name: '登记', exact: true }).click()
  await card.getByRole('alert').getByText('延长至 2025-01-01，不晚于原有效期 2025-10-25').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await card.getByLabel(/^延长至/).fill('2030-10-25')
  await card.getByRole('button', { name: '登记', exact: true }).click()
  await card.getByText('经延长施行', { exact: true }).waitFor()
  await card.getByText('登记记录 1 次').click()
  await card.getByText(/周涛登记，理由：市里已延续/).waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  expect(await widthsThatOverflow(desk)).toEqual([])

  await town.reload()
  await town.getByText('适用沪经信规范〔2020〕9号，有效期由示例规范〔2025〕3号延长至 2030-10-25。').waitFor()
  expect(await accessibilityFaults(town)).toEqual([])

  await card.getByRole('button', { name: /^更正\s*示例规范〔2025〕3号/ }).click()
  await card.getByLabel(/^作废/).check()
  await card.getByLabel(/^登记的理由/).fill('经核实没有这份文件')
  await card.getByRole('button', { name: '登记更正' }).click()
  await card.getByText('登记记录 2 次').waitFor()
  await card.getByText('作废', { exact: true }).waitFor()
  await town.reload()
  await town.getByText(/有效期已届满（至 2025-10-25）/).waitFor()
})
