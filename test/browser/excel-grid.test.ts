import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { waitForCounts } from './excel-pane.ts'
import type { Excel } from './excel-window.ts'
import { ledgerWorkbook, parcelWorkbook } from './pane-files.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'

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

/** Chooses a cell with the name box, as a person does who knows where it is. */
async function goToCell({ page }: Excel, address: string): Promise<void> {
  await page.getByLabel('名称框').fill(address)
  await page.getByLabel('名称框').press('Enter')
}

describe('模拟的 Excel：人在表格里做的事', () => {
  it('输入、停止提示、重试、下拉、粘贴、删除、撤销、受保护的格', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await parcelWorkbook() })
    const { page } = excel
    await waitForCounts(excel, '没有发现')

    await goToCell(excel, 'C30')
    await page.keyboard.type('不知道')
    await page.keyboard.press('Enter')
    const alert = page.getByRole('alertdialog')
    expect(await alert.textContent()).toContain('物业品质')
    expect(await excel.value('C30')).toBe('良')
    await alert.getByRole('button', { name: '重试' }).click()
    await page.getByLabel('编辑单元格').fill('优')
    await page.keyboard.press('Tab')
    expect(await excel.value('C30')).toBe('优')
    await page.keyboard.press('Control+z')
    expect(await excel.value('C30')).toBe('良')

    await goToCell(excel, 'C30')
    await page.keyboard.press('F2')
    await page.keyboard.type('不要')
    await page.keyboard.press('Escape')
    expect(await excel.value('C30')).toBe('良')

    await goToCell(excel, 'C30')
    await page.getByRole('button', { name: '下拉列表' }).click()
    await page.getByRole('option', { name: '优' }).click()
    expect(await excel.value('C30')).toBe('优')

    await goToCell(excel, 'C45')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '13900000000\n2026-03-05')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    expect([await excel.value('C45'), await excel.value('C46')]).toEqual(['13900000000', 46086])
    await page.keyboard.press('Delete')
    expect(await excel.value('C45')).toBeNull()

    await goToCell(excel, 'A1')
    await page.keyboard.press('x')
    expect(await alert.textContent()).toContain('受保护的工作表')
    await alert.getByRole('button', { name: '确定' }).click()
    expect(await alert.count()).toBe(0)
  })

  it('台账：冻结的表头和列留在原处，滚到哪里画哪里，另存的文件是真的 .xlsx', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await ledgerWorkbook() })
    const { page } = excel
    await goToCell(excel, 'AQ70')
    await page.getByText('SJ-XQ-0064', { exact: true }).first().waitFor()
    await page.getByText('地块编码', { exact: true }).first().waitFor()
    expect(await page.locator('.cell').count()).toBeLessThan(1500)

    await page.getByRole('tab', { name: '文件' }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '另存为 .xlsx' }).click()
    expect((await downloading).suggestedFilename()).toBe('工作簿.xlsx')
    expect([...(await excel.save()).slice(0, 2)]).toEqual([0x50, 0x4b])
  })

  it('功能区的按钮在面板里打开对应的页', async () => {
    const excel = await openExcel(browser, server.origin, { workbook: await parcelWorkbook() })
    await waitForCounts(excel, '没有发现')
    for (const [button, tab] of [
      ['校验', /^校验/],
      ['评分', '评分'],
      ['同步', '同步'],
    ] as const) {
      await excel.page.getByRole('button', { name: button, exact: true }).click()
      await excel.pane.getByRole('tab', { name: tab, selected: true }).waitFor()
    }
    await excel.page.getByRole('button', { name: '关闭窗格' }).click()
    expect(await excel.page.locator('iframe').count()).toBe(0)
    await excel.page.getByRole('button', { name: '打开面板' }).click()
    await excel.page.locator('iframe').waitFor()
  })
})
