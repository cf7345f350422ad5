import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '#workbook/read.ts'
import { serveBuiltPages } from './built-pages.ts'
import { launchChromium } from './chromium.ts'
import { ledgerWorkbook, parcelWorkbook, template } from './pane-files.ts'
import {
  cell,
  cellBar,
  fill,
  goTo,
  goToField,
  openPane,
  openWorkbook,
  saved,
  showSheet,
  waitForCounts,
} from './pane-pages.ts'
import type { ScreenServer } from './screen.ts'

let browser: Browser
let server: ScreenServer

beforeAll(async () => {
  server = await serveBuiltPages('pane')
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe('没有服务器、没有登录', () => {
  it('打开工作簿，发现列在面板、标在单元格，改正后消失', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook({}, { hasDischarge: false }))
    await waitForCounts(page, '1 项须改正')
    const finding = page.getByRole('button', { name: /是否排放主要污染物/ })
    expect(await finding.textContent()).toContain('COD排放量为 0.6000 吨')

    await finding.click()
    await page.getByRole('button', { name: '定位到单元格' }).click()
    await expect.poll(() => cellBar(page)).toMatch(/^是否排放主要污染物否须改正：/)
    await page.locator('.grid-cell.mark-error.is-active').waitFor()

    await cell(page).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await waitForCounts(page, '没有发现')
    expect(await page.locator('.mark-error').count()).toBe(0)
    await page.getByText('没有须改正的内容').waitFor()
  })

  it('保存后的文件只在改过的单元格上不同', async () => {
    const before = await parcelWorkbook()
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, before)
    await fill(page, '总建筑面积', '15,000')
    await fill(page, '物业品质', '优')
    const after = await saved(page, () => page.getByTitle('保存到文件（Ctrl+S）').first().click())
    await page
      .getByText(/已保存/)
      .first()
      .waitFor()

    const [old, fresh] = [await readWorkbook(before), await readWorkbook(after)]
    const changed = old.rows.map((row, index) => {
      const cells = fresh.rows[index]?.cells ?? {}
      return Object.keys({ ...row.cells, ...cells }).filter((key) => row.cells[key] !== cells[key])
    })
    expect(changed).toEqual([['floorArea', 'propertyQuality'], []])
    expect(fresh.rows[0]?.cells).toMatchObject({ floorArea: 15000, propertyQuality: '优' })

    const [oldParts, freshParts] = [unzipSync(before), unzipSync(after)]
    const otherParts = Object.keys(oldParts).filter((name) => {
      const [a, b] = [oldParts[name], freshParts[name]]
      return a === undefined || b === undefined || strFromU8(a) !== strFromU8(b)
    })
    expect(Object.keys(freshParts).sort()).toEqual(Object.keys(oldParts).sort())
    // The sheet itself, and the note to compute the formulas anew.
    expect(otherParts.filter((name) => !/^xl\/(worksheets\/sheet1|workbook)\.xml$/.test(name))).toEqual([])
  })

  it('空白模板逐格填写，企业表的空行可以填', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, template('一地一表.xlsx'))
    await goTo(page, '填报')
    await fill(page, '地块编码', 'SJ-XQ-0137')
    await page.getByText(/还差 \d+ 项/).waitFor()
    await page.getByRole('button', { name: /评估年度.*未填/ }).click()
    await expect.poll(() => cellBar(page)).toContain('评估年度')
    await showSheet(page, '企业信息采集表')
    await fill(page, '企业名称', '示例精密制造（上海）有限公司')
    await fill(page, '地块编码', 'SJ-XQ-0137')
    const after = await saved(page, () => page.getByTitle('保存到文件（Ctrl+S）').first().click())
    const [parcel, firm] = (await readWorkbook(after)).rows
    expect(parcel?.cells).toEqual({ parcelCode: 'SJ-XQ-0137' })
    expect(firm?.cells).toEqual({ parcelCode: 'SJ-XQ-0137', firmName: '示例精密制造（上海）有限公司' })
  })

  it('须说明填写 5 至 200 字后归入已说明，可以撤回', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook({ houseSafety: '一般' }))
    await waitForCounts(page, '1 项须说明')
    await page.getByRole('button', { name: /房屋安全隐患/ }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('已整改')
    await page.keyboard.press('Enter')
    await page.getByText('说明至少 5 个字，现有 3 个字。').waitFor()
    await page.keyboard.type('，鉴定报告正在补办')
    await page.keyboard.press('Enter')
    await waitForCounts(page, '没有发现')
    await page.getByRole('button', { name: '已说明（1）' }).click()
    await page.getByText('说明：已整改，鉴定报告正在补办').waitFor()
    await page.getByRole('button', { name: '撤回说明' }).click()
    await waitForCounts(page, '1 项须说明')
  })

  it('打开第二个文件前，先问没有保存的修改', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook())
    await fill(page, '物业品质', '优')
    await page
      .getByLabel('选择工作簿')
      .setInputFiles({ name: '台账.xlsx', mimeType: '', buffer: Buffer.from(await ledgerWorkbook()) })
    await page.getByText('打开“台账.xlsx”前，还有 1 处修改没有保存到文件。').waitFor()
    await page.getByRole('button', { name: '留在当前文件' }).click()
    await goToField(page, '物业品质')
    await expect.poll(() => cellBar(page)).toMatch(/^物业品质优/)
    await page
      .getByLabel('选择工作簿')
      .setInputFiles({ name: '台账.xlsx', mimeType: '', buffer: Buffer.from(await ledgerWorkbook()) })
    await page.getByRole('button', { name: '放弃修改并打开' }).click()
    await page.getByText('新桥镇街镇台账').waitFor()
  })
})
