import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
const xinqiao = '310117105000'
const all = sampleDistrict(2025)
const some = [
  ...all.filter(({ townCode }) => townCode === xinqiao),
  ...all.filter(({ townCode }) => townCode !== xinqiao).slice(0, 6),
]
const ofTown = some.filter(({ townCode }) => townCode === xinqiao).length

beforeAll(async () => {
  await ensureBuilt('console')
  browser = await launchChromium()
  district = await startDistrict({ parcels: some, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('街镇经办下发本街镇的一地一表：取消一次，再做完；文件和清单都在，记录可查', async () => {
  const page = await openConsole(browser, district, '/hand-outs', { as: 'wangfang' })
  const row = page.getByRole('region', { name: '可下发的街镇' }).getByRole('row', { name: /新桥镇/ })
  await row.getByText('未下发').waitFor()
  expect(await page.getByRole('region', { name: '可下发的街镇' }).locator('tbody tr').count()).toBe(1)
  expect(await accessibilityFaults(page)).toEqual([])

  await row.getByRole('button', { name: /一地一表/ }).click()
  await page.getByText('正在制作新桥镇的一地一表').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('已取消，没有保存文件').waitFor()

  const saved = page.waitForEvent('download')
  await row.getByRole('button', { name: /一地一表/ }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('一地一表-新桥镇-2025.zip')
  const files = Object.keys(unzipSync(await readFile(await download.path())))
  expect(files).toHaveLength(ofTown + 1)
  expect(files.at(-1)).toBe('下发清单.xlsx')
  await page.getByText('新桥镇的一地一表已制作完成').waitFor()
  const record = page.getByRole('region', { name: '下发记录' })
  await record.getByText('完成', { exact: true }).waitFor()
  await eventually(() => record.getByText('已取消').count()).toBe(1)
  await row.getByText('未下发').waitFor({ state: 'detached' })

  const ledger = page.waitForEvent('download')
  await row.getByRole('button', { name: /街镇台账/ }).click()
  const zip = unzipSync(await readFile(await (await ledger).path()))
  expect(Object.keys(zip)).toEqual(['街镇台账-新桥镇-2025.xlsx', '下发清单.xlsx'])
  await record.getByText('街镇台账').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
})

it('区专班看到每个街镇；没有地块的年度说明从哪里开始；条线部门没有这一页', async () => {
  const page = await openConsole(browser, district, '/hand-outs', { as: 'zhoutao' })
  const towns = new Set(some.map(({ townCode }) => townCode)).size
  await eventually(() => page.getByRole('region', { name: '可下发的街镇' }).locator('tbody tr').count()).toBe(towns)
  await page.goto(`${district.origin}/hand-outs?cycle=2023`)
  await page.getByText('2023年度还没有可下发的地块').waitFor()
  const tax = await openConsole(browser, district, '/hand-outs', { as: 'shuiwu' })
  await tax.getByText('无权查看').waitFor()
})
