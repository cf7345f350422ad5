import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { pagesOf } from '../paper/reading.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
const xinqiao = '310117105000'
const some = sampleDistrict(2025)
  .filter(({ townCode }) => townCode === xinqiao)
  .slice(0, 4)
const codes = some.map(({ parcel }) => String(parcel.parcelCode))
const [first = ''] = codes

beforeAll(async () => {
  await ensureBuilt('console')
  browser = await launchChromium()
  district = await startDistrict({ parcels: some, draft: true })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function saved(page: Page, act: () => Promise<unknown>): Promise<{ name: string; path: string }> {
  const download = page.waitForEvent('download')
  await act()
  const file = await download
  return { name: file.suggestedFilename(), path: await file.path() }
}

async function checked(page: Page, code: string, words: string): Promise<void> {
  await page.getByLabel(/^核验码/).fill(code)
  await page.getByRole('button', { name: '核验', exact: true }).click()
  await page.getByText(words).waitFor()
}

it('从地块页印一宗，到核验页核验：属实、抄错、动过的文件', async () => {
  const page = await openConsole(browser, district, `/parcels/2025/${first}`, { as: 'wangfang' })
  const link = page.getByRole('link', { name: '体检表', exact: true })
  await link.waitFor()
  const { name, path } = await saved(page, () => link.click())
  expect(name.startsWith(`体检表-${first}`)).toBe(true)
  const pdf = await readFile(path)
  const [sheet = ''] = pagesOf(pdf)
  expect(sheet).toContain(first)
  const [code = ''] = /\d+\.[\w-]+\.[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec(sheet) ?? []

  await page.getByRole('link', { name: '体检表核验' }).click()
  await page.getByRole('heading', { name: '体检表核验', level: 1 }).waitFor()
  await checked(page, code, '核验码属实')
  await page.getByRole('heading', { name: '存档结果' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await checked(page, `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`, '校验位不符')
  await checked(page, code.replace(first, codes[1] ?? ''), '校验位不符')

  const choose = page.locator('input[type=file]')
  await choose.setInputFiles({ name: '原件.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByText('一个字节也没有动过').waitFor()
  const altered = Buffer.from(pdf)
  altered[1500] = (altered[1500] ?? 0) ^ 1
  await choose.setInputFiles({ name: '改过.pdf', mimeType: 'application/pdf', buffer: altered })
  await page.getByText('被改动或另存过').waitFor()
})

it('一个街镇分册印：两册都保存，记录可查', async () => {
  const page = await openConsole(browser, district, '/check-up-sheets?evaluation=1', { as: 'zhoutao' })
  const row = page.getByRole('region', { name: '可印的街镇' }).getByRole('row', { name: /新桥镇/ })
  await row.waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const { name, path } = await saved(page, () => row.getByRole('button', { name: /印体检表/ }).click())
  expect(name).toBe('体检表-新桥镇-评估1.pdf')
  expect(pagesOf(await readFile(path))).toHaveLength(codes.length)
  await page.getByText('新桥镇的体检表已印完').waitFor()
  await page.getByRole('region', { name: '印制记录' }).getByText('完成', { exact: true }).waitFor()
  await page.getByLabel('地块编码，一行一个或用逗号隔开').fill(codes.slice(1, 3).join('\n'))
  const chosen = await saved(page, () => page.getByRole('button', { name: '印 2 宗' }).click())
  expect(pagesOf(await readFile(chosen.path))).toHaveLength(2)
  expect(await widthsThatOverflow(page)).toEqual([])
})
