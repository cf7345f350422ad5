import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { employSecond, letOut, lockParcel, signInSecond } from './tenancy-stage.ts'

let browser: Browser
let district: District
let own: readonly string[]

beforeAll(async () => {
  browser = await launchChromium()
  const all = sampleDistrict(2025)
  const here = all.filter(({ townCode }) => townCode === '310117105000').slice(0, 12)
  const there = all.filter(({ townCode }) => townCode === '310117104000').slice(0, 3)
  own = here.map(({ parcel }) => String(parcel.parcelCode))
  district = await startDistrict({ parcels: letOut([...here, ...there]), draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('分摊占比：区专班看到各镇的比例，请双方核对；街镇只看到别镇的比例；租赁链、疑点、国企清单', async () => {
  const page = await openConsole(browser, district, '/', { as: 'zhoutao' })
  await page.getByRole('link', { name: '租赁关系', exact: true }).click()
  const firm = page.getByRole('region', { name: '示例精密模具（上海）有限公司' })
  await firm.getByText('合计 110.00%').waitFor()
  expect(await firm.getByRole('row').allInnerTexts()).toHaveLength(3)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await firm.getByRole('button', { name: /^请街镇核对/ }).click()
  expect(await firm.getByLabel(/^理由/).inputValue()).toContain('分摊比例合计 110.00%，应为 100%')
  await firm.getByRole('button', { name: '预览退回' }).click()
  await firm.getByText(/^预览：2 宗中可退回/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await firm.getByRole('button', { name: '取消' }).click()

  await page.getByRole('tab', { name: '租赁链' }).click()
  await page.getByRole('combobox', { name: '疑点' }).selectOption({ label: '出租方不在地块上 1' })
  const parcel = page.getByRole('region', { name: own[0] ?? '' })
  await parcel.getByText('没有对上地块上的企业').waitFor()
  await parcel.getByText('分租（第 2 手）').waitFor()
  await parcel.getByText('租约已到期').waitFor()
  expect(addressOf(page)).toContain('issue=lessor-unknown')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('tab', { name: '国企物业' }).click()
  await page.getByText('区属国企', { exact: true }).last().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出清单' }).click()
  expect((await download).suggestedFilename()).toMatch(/^国企物业出租转租清单-2025-\d{8}\.xlsx$/)

  const town = await openConsole(browser, district, '/tenancy', { as: 'wangfang' })
  const seen = town.getByRole('region', { name: '示例精密模具（上海）有限公司' })
  await seen.getByText('其他街镇的地块，不显示明细').waitFor()
  expect(await seen.getByRole('button').count()).toBe(0)
  const tax = await openConsole(browser, district, '/tenancy', { as: 'shuiwu' })
  await tax.getByRole('heading', { name: '无权查看' }).waitFor()
})

it('解锁：一人申请，本人不能确认；另一人确认后变为核验退回，历史里有两人的名字', async () => {
  const code = own[6] ?? ''
  await lockParcel(district, code)
  await employSecond(district)
  const page = await openConsole(browser, district, `/parcels/${cycle}/${code}`, { as: 'zhoutao' })
  await page.getByRole('button', { name: '申请解锁', exact: true }).click()
  await page.getByLabel(/^依据/).fill('沪松规划资源〔2026〕8号')
  await page.getByLabel(/^解锁理由/).fill('土地面积与不动产登记不符')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '申请解锁 1 宗' }).click()
  await page.getByText('您是申请人，须由区专班的另一位人员确认。').waitFor()
  expect(await page.getByRole('button', { name: '确认解锁' }).count()).toBe(0)
  expect(await widthsThatOverflow(page)).toEqual([])

  const second = await openConsole(browser, district, '/login')
  await signInSecond(district, second.context())
  await second.goto(`${district.origin}/operations`)
  await second.getByRole('link', { name: code, exact: true }).click()
  await second.getByRole('button', { name: '确认解锁' }).click()
  await second.getByRole('button', { name: '确认解锁' }).click()
  await second.locator('.verdict-card').getByText('核验退回').waitFor()
  await second.getByRole('tab', { name: '历史' }).click()
  await second.getByText('解锁例外（周涛 申请）：土地面积与不动产登记不符；依据：沪松规划资源〔2026〕8号').waitFor()
  await second.getByText('林奕').first().waitFor()
})
