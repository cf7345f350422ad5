import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from './chromium.ts'
import { parcelWorkbook } from './pane-files.ts'
import { cellBar, fill, goTo, goToField, keptEdits, openPane, openWorkbook, signIn } from './pane-pages.ts'
import { type PaneServer, password, startPaneServer } from './pane-server.ts'

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
  server = await startPaneServer()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function sync(page: Page, words: string): Promise<void> {
  await goTo(page, '同步')
  await page.getByRole('button', { name: /^(同步 \d+ 行|立即同步)$/ }).click()
  await page.locator('.report-sum', { hasText: words }).waitFor()
}

async function storedCells(): Promise<Record<string, unknown>> {
  const { effective } = await server.service.database.read((db) =>
    db.selectFrom('row').selectAll().where('form', '=', 'parcel-self-assessment').executeTakeFirstOrThrow(),
  )
  return JSON.parse(effective) as Record<string, unknown>
}

it('文件没有写明修订号：同步后改一格、清一格，没同步就刷新，再同步时照样算数，不问也不把旧值取回来', async () => {
  const page = await openPane(browser, server.origin)
  await openWorkbook(page, await parcelWorkbook())
  await signIn(page, 'wangfang', password)
  await sync(page, '已发送 2 行')
  const before = await storedCells()
  expect(before.vacantFloorArea).toBe(1200)
  expect(before.propertyQuality).toBeDefined()

  await fill(page, '空置建筑面积', '900')
  await goToField(page, '物业品质')
  await page.keyboard.press('Delete')
  await expect.poll(() => keptEdits(page)).toEqual([900, null])
  await page.reload()
  await goTo(page, '同步')
  await page.getByRole('button', { name: '退出' }).waitFor()
  await sync(page, '已发送 1 行，取回 0 行。')
  const after = await storedCells()
  expect([after.vacantFloorArea, after.propertyQuality]).toEqual([900, undefined])
})

it('刷新之后再改，再刷新：两次的修改都在，不说不能保存', async () => {
  const page = await openPane(browser, server.origin)
  await openWorkbook(page, await parcelWorkbook())
  await fill(page, '空置建筑面积', '900')
  await expect.poll(() => keptEdits(page)).toEqual([900])
  await page.reload()
  await page.getByRole('tab', { name: /^校验/ }).waitFor()
  await fill(page, '物业品质', '优')
  await expect.poll(() => keptEdits(page)).toEqual([900, '优'])
  expect(await page.getByText('浏览器不能保存离线数据').count()).toBe(0)
  await page.reload()
  await page.getByRole('tab', { name: /^校验/ }).waitFor()
  await goToField(page, '物业品质')
  await expect.poll(() => cellBar(page)).toMatch(/^物业品质优/)
  await goToField(page, '空置建筑面积')
  await expect.poll(() => cellBar(page)).toMatch(/900\.00/)
})
