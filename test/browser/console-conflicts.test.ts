import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ParcelDetail, parcelDetail } from '#core/api/parcels.ts'
import type { CellValue } from '#core/form/field.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { raiseConflicts, send } from './conflicts.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { answerHugeLedger } from './huge-ledger.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)
/** Parcels of 新桥镇 that nobody has submitted: each test takes one of its own. */
let codes: readonly string[]

beforeAll(async () => {
  browser = await launchChromium()
  const parcels = sampleDistrict(2025).filter(({ townCode }) => townCode === '310117105000')
  district = await startDistrict({ parcels: parcels.slice(0, 15), draft: false })
  const own = parcels.slice(0, 15).filter((_, index) => index % 3 !== 0)
  codes = own.map(({ parcel }) => String(parcel.parcelCode))
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

function code(at: number): string {
  const found = codes[at]
  if (found === undefined) throw new Error('too few parcels')
  return found
}

const cards = (page: Page) => page.getByRole('article')
const counter = (page: Page) => page.getByRole('navigation', { name: '主导航' }).getByText(/项待您处理/)

async function rowOf(page: Page, parcelCode: string): Promise<ParcelDetail['parcel']> {
  const response = await page.request.get(`${district.origin}/api/v1/parcels/${cycle}/${parcelCode}`)
  return parcelDetail.parse(await response.json()).parcel
}

async function effective(page: Page, parcelCode: string, field: string): Promise<CellValue | null> {
  const parcel = await rowOf(page, parcelCode)
  return parcel.fields.find((one) => one.field === field)?.effective ?? null
}

async function open(path: string, as: string): Promise<Page> {
  const page = await openKept(path, { as })
  await cards(page).first().waitFor()
  return page
}

/** What stands on the line of that name: value, who and when. */
const line = (card: Locator, name: string) => card.locator('.conflict-line').filter({ hasText: name }).first()

it('从地块的提示到台账，看清两边是谁、差多少，选了才能按，采用后值就变', async () => {
  await raiseConflicts(district, code(0), { vacantFloorArea: 900 }, { vacantFloorArea: 1500 })
  const page = await openConsole(browser, district, '/', { as: 'liqiang' })
  await page.getByRole('link', { name: /^冲突待处理/ }).waitFor()
  await page.goto(`${district.origin}/parcels/${cycle}/${code(0)}`)
  await page.getByRole('link', { name: '待处理冲突 1' }).click()
  const card = cards(page)
  await card.getByRole('heading', { name: '空置建筑面积（m²）' }).waitFor()
  expect(addressOf(page)).toBe(`/conflicts?parcel=${code(0)}`)
  expect(await line(card, '我的').innerText()).toMatch(/1,500\.00[\s\S]*王芳/)
  expect(await line(card, '对方的').innerText()).toMatch(/900\.00[\s\S]*李强/)
  expect(await line(card, '现值').innerText()).toMatch(/900\.00/)
  await card.getByText('两值相差 600.00 m²').waitFor()
  expect(await card.getByRole('radio', { checked: true }).count()).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await card.getByRole('button', { name: '采用所选' }).click()
  await card.getByRole('alert').getByText('请先选择采用哪个值。').waitFor()
  await card.getByRole('radio', { name: '我的' }).check()
  await card.getByLabel('说明（选填）').fill('现场复核')
  await card.getByRole('button', { name: '采用“我的”' }).click()
  await card.getByText(/^李强 今天 \d\d:\d\d 采用“我的”：1,500\.00 m²。说明：现场复核/).waitFor()
  await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('settlement')
  await eventually(() => page.getByRole('status').filter({ hasText: '0 项待处理' }).count()).toBe(1)
  expect(await effective(page, code(0), 'vacantFloorArea')).toBe(1500)
  expect(await accessibilityFaults(page)).toEqual([])
})

it('全用键盘：方向键选，回车处理，焦点留在结果上', async () => {
  await raiseConflicts(district, code(1), { vacantFloorArea: 901 }, { vacantFloorArea: 1501 })
  const page = await open(`/conflicts?parcel=${code(1)}`, 'liqiang')
  await cards(page).getByRole('radio', { name: '我的' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => cards(page).getByRole('radio', { name: '对方的' }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await cards(page)
    .getByText(/采用“对方的”：901\.00 m²/)
    .waitFor()
  // The focus comes to the result a moment after it is drawn.
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('settlement')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('改选')
})

it('另填按字段读：读不成的说原因，改好才送；处理过的可以改选，也可以清空', async () => {
  await raiseConflicts(district, code(2), { vacantFloorArea: 902 }, { vacantFloorArea: 1502 })
  const page = await open(`/conflicts?parcel=${code(2)}`, 'wangfang')
  const card = cards(page)
  await card.getByRole('radio', { name: '另填' }).check()
  const input = card.getByLabel('另填的空置建筑面积')
  await input.fill('约一千')
  await card.getByText('填“约一千”，应为数字，单位 m²。请只填数字；确实没有的填 0。').waitFor()
  await card.getByRole('button', { name: '采用另填的值' }).click()
  expect(await input.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await accessibilityFaults(page)).toEqual([])
  await input.fill('１，０００')
  await card.getByRole('button', { name: '采用另填的值' }).click()
  await card.getByText(/另填：1,000\.00 m²/).waitFor()
  expect(await effective(page, code(2), 'vacantFloorArea')).toBe(1000)

  await page.getByRole('button', { name: '已处理' }).click()
  expect(addressOf(page)).toBe(`/conflicts?state=settled&parcel=${code(2)}`)
  await card.getByRole('button', { name: '改选' }).click()
  expect(await card.getByRole('radio', { checked: true }).count()).toBe(0)
  await card.getByRole('radio', { name: '另填' }).check()
  await card.getByLabel('清空此项').check()
  await card.getByRole('button', { name: '清空此项' }).click()
  await card.getByText(/另填：未填/).waitFor()
  expect(await effective(page, code(2), 'vacantFloorArea')).toBeNull()
})

it('选择期间别人又改了这一项：不处理，说明谁改的，换上现在的值', async () => {
  await raiseConflicts(district, code(3), { vacantFloorArea: 903 }, { vacantFloorArea: 1503 })
  const page = await open(`/conflicts?parcel=${code(3)}`, 'wangfang')
  await cards(page).getByRole('radio', { name: '我的' }).check()
  const { revision } = await rowOf(page, code(3))
  await send(district, 'zhoutao', code(3), { vacantFloorArea: 1600 }, revision)
  await cards(page).getByRole('button', { name: '采用“我的”' }).click()
  await cards(page).getByText('没有处理，下面是现在的内容').waitFor()
  await cards(page).getByText(/周涛/).waitFor()
  expect(await line(cards(page), '现值').innerText()).toMatch(/1,600\.00/)
  expect(await effective(page, code(3), 'vacantFloorArea')).toBe(1600)
  expect(await cards(page).getByRole('radio', { checked: true }).count()).toBe(0)
  await cards(page).getByRole('radio', { name: '我的' }).check()
  await cards(page).getByRole('button', { name: '采用“我的”' }).click()
  await cards(page)
    .getByText(/采用“我的”：1,503\.00 m²/)
    .waitFor()
  expect(await cards(page).getByText('没有处理').count()).toBe(0)
})

it('同一行的几项接着处理，自己的处理不算别人改过；导航里的数跟着减', async () => {
  const theirs = { vacantFloorArea: 904, ownerName: '甲', parcelName: '乙' }
  await raiseConflicts(district, code(4), theirs, { vacantFloorArea: 1504, ownerName: '丙', parcelName: '丁' })
  // A console that was open before would show the number from then until it has asked.
  const page = await openConsole(browser, district, `/conflicts?parcel=${code(4)}`, { as: 'wangfang' })
  await cards(page).first().waitFor()
  expect(await cards(page).count()).toBe(3)
  const before = Number(
    await counter(page)
      .locator('..')
      .innerText()
      .then((text) => text.match(/\d+/)?.[0]),
  )
  for (const at of [0, 1]) {
    const card = cards(page).nth(at)
    await card.getByRole('radio', { name: '我的' }).check()
    await card.getByRole('button', { name: '采用“我的”' }).click()
    await card
      .getByText(/采用“我的”/)
      .first()
      .waitFor()
    await card.getByText('已处理', { exact: true }).waitFor()
  }
  await eventually(() => counter(page).locator('..').innerText()).toMatch(new RegExp(`^${before - 2}\\D`))
})

it('全部采用：先读完再报数确认，办完只剩没办的', async () => {
  const theirs = { vacantFloorArea: 905, ownerName: '甲' }
  await raiseConflicts(district, code(5), theirs, { vacantFloorArea: 1505, ownerName: '丙' })
  const page = await open(`/conflicts?parcel=${code(5)}`, 'liqiang')
  await page.getByRole('button', { name: '全部采用“我的”' }).click()
  const form = page.getByRole('region', { name: '全部处理' })
  await form.getByText(`范围：地块 ${code(5)}。`).waitFor()
  await form.getByLabel(/^说明/).fill('统一以企业补报为准')
  expect(await accessibilityFaults(page)).toEqual([])
  await form.getByRole('button', { name: '采用“我的” 2 项' }).click()
  await page.getByRole('region', { name: '办理结果' }).getByText('已处理 2 项').waitFor()
  await page.getByText(`地块 ${code(5)}没有待处理的冲突`).waitFor()
  await page.getByText('0 项待处理').waitFor()
  expect(await page.getByRole('region', { name: '办理结果' }).getByText('已处理 2 项').count()).toBe(1)
  expect(await effective(page, code(5), 'vacantFloorArea')).toBe(1505)
  expect(await effective(page, code(5), 'ownerName')).toBe('丙')
})

it('几千项：一页一页列出，全部处理分 500 项一批，没办成的带原因', async () => {
  const page = await openConsole(browser, district, '/', { as: 'zhoutao' })
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
  const asked = await answerHugeLedger(page)
  await page.getByRole('link', { name: /^冲突台账/ }).click()
  await page.getByText('已列出 50 / 3,107 项').waitFor()
  await page.getByRole('button', { name: '继续列出' }).click()
  await page.getByText('已列出 100 / 3,107 项').waitFor()
  expect(await cards(page).count()).toBe(100)
  await page.getByText('以部门核定值为准', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: '全部采用“对方的”' }).click()
  await page.getByText('另有 776 项不由您处理，不在其内。').waitFor()
  await page.getByRole('button', { name: '采用“对方的” 2,331 项' }).click()
  const report = page.getByRole('region', { name: '办理结果' })
  await report.getByText('已处理 2,325 项，6 项未办理').waitFor()
  expect(asked.map(({ items }) => items.length)).toEqual([500, 500, 500, 500, 331])
  expect(await report.getByRole('listitem').first().innerText()).toContain('李强今天 14:30 又改过这一行')
})

it('审计只看不处理；系统管理没有这一页；空的、读不到的都说明', async () => {
  await raiseConflicts(district, code(6), { vacantFloorArea: 906 }, { vacantFloorArea: 1506 })
  const auditor = await open('/conflicts', 'shenji')
  await auditor.getByText('您的角色只查看，不处理。').first().waitFor()
  expect(await auditor.getByRole('radio').count()).toBe(0)
  expect(await auditor.getByRole('button', { name: /^全部采用/ }).count()).toBe(0)
  expect(await counter(auditor).count()).toBe(0)
  await auditor.getByRole('combobox', { name: '街镇' }).selectOption('九亭镇')
  await auditor.getByText('九亭镇没有待处理的冲突').waitFor()
  expect(await accessibilityFaults(auditor)).toEqual([])
  await auditor.getByRole('button', { name: '清除筛选' }).first().click()
  await cards(auditor).first().waitFor()

  const admin = await openConsole(browser, district, '/conflicts', { as: 'guanli' })
  await admin.getByText('无权查看').waitFor()
  expect(await admin.getByRole('link', { name: /^冲突台账/ }).count()).toBe(0)

  const page = await openConsole(browser, district, '/parcels', { as: 'zhoutao' })
  await page.getByRole('grid').waitFor()
  await page.route('**/api/v1/conflicts?*', (route) => route.abort())
  await page.getByRole('link', { name: /^冲突台账/ }).click()
  await page.getByText('连接不上服务器').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.unroute('**/api/v1/conflicts?*')
  await page.getByRole('button', { name: '重试' }).click()
  await cards(page).first().waitFor()
})
