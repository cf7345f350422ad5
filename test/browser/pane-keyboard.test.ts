import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveBuiltPages } from './built-pages.ts'
import { launchChromium } from './chromium.ts'
import { ledgerWorkbook } from './pane-files.ts'
import { cell, cellBar, goTo, goToField, openPane, openWorkbook, saved } from './pane-pages.ts'
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

async function openLedger(): Promise<Page> {
  const page = await openPane(browser, server.origin)
  await openWorkbook(page, await ledgerWorkbook(), '台账.xlsx')
  await cell(page).focus()
  return page
}

/** Puts text on the clipboard's event, as a spreadsheet would. */
async function paste(page: Page, text: string): Promise<void> {
  await cell(page).evaluate((input, pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

async function copied(page: Page): Promise<string> {
  return await cell(page).evaluate((input) => {
    const data = new DataTransfer()
    input.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    return data.getData('text/plain')
  })
}

describe('表格的键盘操作', () => {
  it('方向键、Tab、Ctrl+Home/End 移动', async () => {
    const page = await openLedger()
    await expect.poll(() => cellBar(page)).toMatch(/^地块编码SJ-XQ-0001/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await expect.poll(() => cellBar(page)).toMatch(/^评估年度2025/)
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => cellBar(page)).toMatch(/^地块编码SJ-XQ-0002/)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Home')
    await expect.poll(() => cellBar(page)).toMatch(/^地块编码SJ-XQ-0001/)
    await page.keyboard.press('PageDown')
    await expect.poll(() => cellBar(page)).not.toMatch(/SJ-XQ-0001/)
  })

  it('直接键入覆盖，F2 修改，Esc 放弃，Delete 清空，Ctrl+Z/Y 撤销和重做', async () => {
    const page = await openLedger()
    await goToField(page, '地块名称/坐落')
    const original = await cellBar(page)
    await page.keyboard.type('新桥镇甲路1号')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => cellBar(page)).toMatch(/^地块名称\/坐落新桥镇甲路1号/)
    await page.keyboard.press('F2')
    await page.keyboard.type('乙')
    await page.keyboard.press('Escape')
    await expect.poll(() => cellBar(page)).toMatch(/^地块名称\/坐落新桥镇甲路1号填/)
    await page.keyboard.press('Delete')
    await expect.poll(() => cellBar(page)).toMatch(/^地块名称\/坐落未填/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => cellBar(page)).toMatch(/甲路1号/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => cellBar(page)).toBe(original)
    await page.keyboard.press('Control+y')
    await expect.poll(() => cellBar(page)).toMatch(/甲路1号/)
  })

  it('枚举用 Alt+↓ 选择，键入选项也可以，不是选项的留作发现', async () => {
    const page = await openLedger()
    await goToField(page, '物业品质')
    await page.keyboard.press('Alt+ArrowDown')
    const options = page.getByRole('listbox').getByRole('option')
    await expect.poll(() => options.allTextContents()).toEqual(['优', '良', '中', '差'])
    await page.getByRole('option', { name: '差' }).click()
    await expect.poll(() => cellBar(page)).toMatch(/^物业品质差/)
    await page.keyboard.type('极差')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.getByText('须改正：').first().waitFor()
    await expect.poll(() => cellBar(page)).toMatch(/^物业品质极差须改正：/)
  })

  it('成块复制和粘贴，只读单元格不写并说明', async () => {
    const page = await openLedger()
    await goToField(page, '土地面积')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => copied(page)).toContain('\t')
    const block = await copied(page)
    expect(block.split('\r\n').map((row) => row.split('\t').length)).toEqual([2, 2])
    await paste(page, '100\t200\r\n300\t４００\r\n')
    await expect.poll(() => copied(page)).toBe('100\t200\r\n300\t400')
    await page.keyboard.press('Control+z')
    await expect.poll(() => copied(page)).toBe(block)
    await page.keyboard.press('Control+Home')
    await paste(page, 'SJ-XX-1\t2024')
    await expect.poll(() => cellBar(page)).toContain('1 格只读或超出表格，没有写入。')
  })

  it('输入法组字期间回车不结束编辑', async () => {
    const page = await openLedger()
    await goToField(page, '地块名称/坐落')
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'xin', selectionStart: 3, selectionEnd: 3 })
    await cell(page).evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))
    })
    await client.send('Input.insertText', { text: '新桥' })
    expect(await cell(page).inputValue()).toBe('新桥')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => cellBar(page)).toMatch(/^地块名称\/坐落新桥填/)
  })

  it('F8 到下一处发现，F6 在表格和面板之间，Ctrl+S 保存', async () => {
    const page = await openLedger()
    await page.keyboard.press('F8')
    await expect.poll(() => cellBar(page)).toMatch(/须(改正|说明)：/)
    const first = await cellBar(page)
    await page.keyboard.press('F8')
    await expect.poll(() => cellBar(page)).not.toBe(first)
    await page.keyboard.press('Shift+F8')
    await expect.poll(() => cellBar(page)).toBe(first)
    await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab')
    await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    expect((await saved(page, () => page.keyboard.press('Control+s'))).length).toBeGreaterThan(10_000)
  })
})

describe('面板的键盘操作', () => {
  it('←→ 换页，↑↓ 走发现，空格展开，回车定位，焦点留在发现上', async () => {
    const page = await openLedger()
    await goTo(page, '校验')
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tablist', { name: '步骤' }).getByRole('tab', { selected: true }).textContent()).toBe(
      '评分',
    )
    await page.keyboard.press('ArrowLeft')
    const heads = page.locator('.finding-head')
    await heads.first().focus()
    expect(await heads.first().getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await heads.nth(1).evaluate((head) => head === document.activeElement)).toBe(true)
    expect(await heads.first().getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Space')
    expect(await heads.nth(1).getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Enter')
    await expect.poll(() => cellBar(page)).toMatch(/须(改正|说明)：/)
    expect(await heads.nth(1).evaluate((head) => head === document.activeElement)).toBe(true)
  })
})
