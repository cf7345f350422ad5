import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { errorTint, goTo, patience, recheck, total, waitForCounts, waitForErrors } from './excel-pane.ts'
import type { Excel, ExcelOptions } from './excel-window.ts'
import { parcelWorkbook } from './pane-files.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf } from './typed-form.ts'

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

/** The example parcel, read and checked. */
async function openExample(options: ExcelOptions = {}): Promise<Excel> {
  const excel = await openExcel(browser, server.origin, { workbook: await parcelWorkbook(), ...options })
  await waitForCounts(excel, '没有发现')
  return excel
}

async function addressOfField(field: string): Promise<string> {
  return addressOf(entriesOf(await parcelWorkbook()), field)
}

describe('Excel 忙的时候', () => {
  it('有单元格正在编辑：说明原因，回车后自动继续，用户输入的值算数', async () => {
    const excel = await openExample()
    const landArea = await addressOfField('landArea')
    await excel.select(landArea)
    await excel.page.getByLabel('所选单元格').press('9')
    await excel.page.keyboard.type('9')
    await recheck(excel)
    await excel.pane.getByText('有单元格正在编辑，暂不能读取表格。').waitFor()
    await excel.page.getByLabel('编辑单元格').press('Enter')
    await waitForErrors(excel)
    expect(await excel.pane.getByText('有单元格正在编辑').count()).toBe(0)
    expect(await excel.value(landArea)).toBe(99)
  })

  it('每批都慢：可以取消，说明显示的是哪次的结果', async () => {
    const excel = await openExample()
    // So slow that no reading ends at the moment of the click, and none that an event asked for takes the words away.
    await excel.setTroubles({ syncDelay: 60_000 })
    await recheck(excel)
    await excel.pane.getByRole('button', { name: '取消' }).click()
    await excel.pane.getByText(/^已取消，显示的是 \d\d:\d\d 的结果。$/).waitFor()
  })

  it('第一次校验完之前：页签写尚未校验，不说没有发现', async () => {
    const excel = await openExcel(browser, server.origin, {
      workbook: await parcelWorkbook(),
      troubles: { syncDelay: 1000 },
    })
    await waitForCounts(excel, '尚未校验')
    expect(await excel.pane.getByRole('status').filter({ hasText: '没有发现' }).count()).toBe(0)
    await excel.setTroubles({})
    await waitForCounts(excel, '没有发现')
  })

  it('每批只许很少字节：分成小批读完，结果相同', async () => {
    const excel = await openExample()
    await excel.setTroubles({ requestLimit: 60_000, responseLimit: 30_000 })
    await excel.resetCounts()
    await excel.act('type', await addressOfField('floorArea'), '10000')
    await recheck(excel)
    await waitForErrors(excel)
    const { largestResponse } = await excel.counts()
    expect(largestResponse).toBeLessThan(30_000)
  })
})

describe('不能写的工作表', () => {
  it('加密保护的工作表：说明不能标记，发现仍列在面板里', async () => {
    const excel = await openExample()
    const floorArea = await addressOfField('floorArea')
    await excel.page.evaluate(() => window.excel?.protect(true))
    await excel.act('type', floorArea, '10000')
    await excel.pane.getByText('工作表“用地主体自评表”已保护，不能写入标记。').waitFor()
    expect(await excel.fill(floorArea)).not.toBe(errorTint)
    await goTo(excel, '校验')
    await excel.pane.getByText('总建筑面积').first().waitFor()

    await excel.page.evaluate(() => window.excel?.protect(false))
    await recheck(excel)
    await expect.poll(() => excel.fill(floorArea), patience).toBe(errorTint)
  })
})

describe('事件只是提示', () => {
  it('下拉选择没有通知：评分前重读，按表格中的值算', async () => {
    const excel = await openExample({ troubles: { silentListChoices: true } })
    await goTo(excel, '评分')
    await expect.poll(() => total(excel).textContent(), patience).toContain('72.60')
    await excel.act('choose', await addressOfField('propertyQuality'), '优')
    await excel.pane.getByRole('button', { name: '重新评分' }).click()
    await expect.poll(() => total(excel).textContent(), patience).toContain('73.60')
  })

  it('事件丢一半、其余重复：点重新校验后与表格一致', async () => {
    const excel = await openExample({ troubles: { lostEvents: 2, doubledEvents: true } })
    for (const field of ['floorArea', 'landArea', 'vacantFloorArea']) {
      await excel.act('clear', await addressOfField(field))
    }
    await recheck(excel)
    await waitForErrors(excel)
    for (const [field, text] of [
      ['floorArea', '16000'],
      ['landArea', '13333.33'],
      ['vacantFloorArea', '1200'],
    ] as const) {
      await excel.act('type', await addressOfField(field), text)
    }
    await recheck(excel)
    await waitForCounts(excel, '没有发现')
  })

  it('读取期间改的格也算数', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await parcelWorkbook() })
    await excel.setTroubles({ syncDelay: 400 })
    await expect.poll(async () => (await excel.counts()).batches, patience).toBeGreaterThan(1)
    await excel.act('type', await addressOfField('floorArea'), '10000')
    await waitForErrors(excel)
  })
})

describe('标记', () => {
  it('清除标记后原有格式不变', async () => {
    const excel = await openExample()
    const taxPaid = await addressOfField('taxPaid')
    const before = await excel.fill(taxPaid)
    await excel.act('paste', taxPaid, [['九百万']])
    await expect.poll(() => excel.fill(taxPaid), patience).toBe(errorTint)
    await excel.pane.getByRole('button', { name: '更多' }).click()
    await excel.pane.getByText('设置').first().click()
    await excel.pane.getByRole('button', { name: '清除标记' }).click()
    await expect.poll(() => excel.fill(taxPaid), patience).toBe(before)
  })
})
