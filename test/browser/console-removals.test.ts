import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { send } from './conflicts.ts'
import { widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)
/** Parcels of 新桥镇 with more than one firm that nobody has submitted. */
let codes: readonly string[]

beforeAll(async () => {
  browser = await launchChromium()
  const parcels = sampleDistrict(2025).filter(({ townCode }) => townCode === '310117105000')
  district = await startDistrict({ parcels: parcels.slice(0, 40), draft: false })
  const own = parcels.slice(0, 40).filter(({ firms }, index) => index % 3 !== 0 && firms.length > 1)
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

async function openData(parcelCode: string, as: string): Promise<Page> {
  const page = await openKept(`/parcels/${cycle}/${parcelCode}?tab=data`, { as })
  await page.locator('.field-table').first().waitFor()
  return page
}

const firms = (page: Page) => page.locator('details.firm')

/** Presses the button of the row, gives the reason and goes through with it. */
async function remove(page: Page, verb: string, reason: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${verb}`) })
    .first()
    .click()
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('alert').getByText('共 0 字，至少 2 字。').waitFor()
  await page.getByLabel(/^理由/).fill(reason)
  await page.getByRole('button', { name: verb, exact: true }).click()
}

it('删除一家企业：先说后果，要理由；删了就不在，撤销就回来', async () => {
  const page = await openData(code(0), 'wangfang')
  const before = await firms(page).count()
  const name = await firms(page).first().locator('summary b').innerText()
  await page
    .getByRole('button', { name: /^删除这家企业/ })
    .first()
    .click()
  await page.getByText('不再计入校验、评分、汇总和导出').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('button', { name: '取消' }).click()
  await remove(page, '删除这家企业', '企业已迁出')
  await page.getByText(`已删除企业 ${name}`).waitFor()
  await expect.poll(() => firms(page).count(), { timeout: 10_000 }).toBe(before - 1)
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => firms(page).count(), { timeout: 10_000 }).toBe(before)
  expect(await page.getByText('已删除企业').count()).toBe(0)
})

it('删除地块：打不开了，列在已删除的行里；恢复要理由，恢复后连企业一起回来', async () => {
  const page = await openData(code(1), 'liqiang')
  const before = await firms(page).count()
  await remove(page, '删除地块', '与相邻地块重复')
  await page.getByText(`已删除地块 ${code(1)}`).waitFor()
  expect(await page.getByRole('tab').count()).toBe(0)
  await page.reload()
  await page.getByRole('alert').waitFor()
  await page.getByRole('link', { name: '查看这宗地块是否在已删除的行中' }).click()
  const row = page.getByRole('row').filter({ hasText: '与相邻地块重复' }).first()
  await row.waitFor()
  expect(await row.innerText()).toMatch(/李强/)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await row.getByRole('button', { name: '恢复' }).click()
  await page.getByText('随它删除的企业一并恢复').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '恢复地块', exact: true }).click()
  await page.getByRole('alert').getByText('请写明为什么恢复').waitFor()
  await page.getByLabel(/^理由/).fill('核实后是两宗')
  await page.getByRole('button', { name: '恢复地块', exact: true }).click()
  await row.getByText('已恢复').waitFor()
  await row.getByRole('link', { name: code(1) }).click()
  await page.locator('.field-table').first().waitFor()
  expect(await firms(page).count()).toBe(before)
})

it('删除之前别人改过这一行：不删，说明谁改的', async () => {
  const page = await openData(code(2), 'wangfang')
  await page.getByRole('button', { name: /^删除地块/ }).click()
  await send(district, 'liqiang', code(2), { ownerName: '示例改名后的公司' })
  await page.getByLabel(/^理由/).fill('重复录入')
  await page.getByRole('button', { name: '删除地块', exact: true }).click()
  await page.getByRole('alert').getByText(/李强/).waitFor()
  expect(await page.locator('.field-table').count()).toBeGreaterThan(0)
})

it('不能删的角色没有按钮，已删除的行也只看', async () => {
  const auditor = await openData(code(3), 'shenji')
  expect(await auditor.getByRole('button', { name: /^删除/ }).count()).toBe(0)
  const department = await openData(code(3), 'shuiwu')
  expect(await department.getByRole('button', { name: /^删除/ }).count()).toBe(0)

  const town = await openData(code(3), 'wangfang')
  await remove(town, '删除这家企业', '企业已迁出')
  await town.getByText('已删除企业').waitFor()
  await auditor.getByRole('link', { name: /^冲突台账/ }).click()
  await auditor.getByRole('link', { name: '已删除的行' }).click()
  await auditor.getByText('企业已迁出').first().waitFor()
  expect(await auditor.getByRole('button', { name: '恢复' }).count()).toBe(0)
  await auditor.getByRole('combobox', { name: '街镇' }).selectOption('九亭镇')
  await auditor.getByText('九亭镇没有已删除的行').waitFor()
})
