import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { serveBuiltPages } from './built-pages.ts'
import { launchChromium } from './chromium.ts'
import { ledgerWorkbook, parcelWorkbook } from './pane-files.ts'
import { fill, goTo, openPane, openWorkbook } from './pane-pages.ts'
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

describe('评分', () => {
  it('一宗地：总分、预估类别、档位、提升路径，改数后随之变化', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook())
    await goTo(page, '评分')
    const card = page.getByRole('region', { name: '综合得分' })
    await card.getByText('72.60').waitFor()
    expect(await card.locator('.class-badge').getAttribute('aria-label')).toBe('预估类别 B 保留提升')
    expect(await card.locator('.class-badge').evaluate((badge) => getComputedStyle(badge).borderStyle)).toBe('dashed')
    expect(await card.textContent()).toContain('正式类别以全区排序和审定结果为准。')
    expect(await card.locator('.dimension').allTextContents()).toEqual([
      'R 资源利用24.00 / 30',
      'E 经济效益28.60 / 45',
      'G 绿色与成长20.00 / 25',
    ])
    const first = page.locator('.indicator').first()
    expect(await first.textContent()).toContain('900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩')
    expect(await first.locator('[aria-current="true"]').textContent()).toBe('60 ✓')
    expect(await first.locator('.ladder-bound').allTextContents()).toEqual(['<4', '≥4', '≥12', '≥30', '≥60', '≥100'])
    const way = page.getByRole('region', { name: '提升路径' })
    expect(await way.textContent()).toContain('距 A 类线 80 差 7.40 分')
    expect(await way.locator('.proposal').first().textContent()).toContain('900.00 → 2,000.00 万元')
    expect(await way.textContent()).toContain('仅为测算，须以实际经营数据填报；其他地块得分变化也会影响名次。')

    await fill(page, '物业品质', '优')
    await card.getByText('73.60').waitFor()
    await fill(page, '房屋安全隐患', '一般')
    await card.getByText('规则 C3：类别不高于 B').waitFor()
  })

  it('导出体检表：预估件，同样的数，没有核验码', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook())
    await goTo(page, '评分')
    const button = page.getByRole('region', { name: '体检表' }).getByRole('button', { name: '导出体检表' })
    await button.waitFor()
    const file = page.waitForEvent('download')
    await button.click()
    const download = await file
    expect(download.suggestedFilename()).toMatch(/^体检表-预估-SJ-XQ-0137.*\.xlsx$/)
    const sheet = read(await readFile(await download.path())).Sheets.体检表 ?? {}
    const cells = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1 }).flat()
    for (const text of ['预估 不作为正式结果', '72.60', 'B 保留提升（预估）', '预估件，无核验码'])
      expect(cells).toContain(text)
    expect(cells).toContain('900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩')
    await page.getByText('已保存“体检表-预估-').waitFor()
  })

  it('待补正不给总分，指向须改正', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook({}, { hasDischarge: false }))
    await goTo(page, '评分')
    await page.getByText('X22 须改正，改正后才能评分。').waitFor()
    await page.getByRole('button', { name: '去改正' }).click()
    await page.getByRole('button', { name: /是否排放主要污染物/ }).waitFor()
  })

  it('台账：类别计数、筛选，打开一宗，Esc 回到同一行', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await ledgerWorkbook(), '台账.xlsx')
    await goTo(page, '评分')
    await page.getByRole('heading', { name: /地块得分 \d+ 宗/ }).waitFor()
    const rows = page.locator('.score-row[data-parcel]')
    const all = await rows.count()
    await page.getByRole('button', { name: /^A ?\d+/ }).click()
    await expect.poll(() => rows.count()).toBeLessThan(all)
    await page.getByRole('button', { name: /^A ?\d+/ }).click()
    const third = (await rows.nth(2).getAttribute('data-parcel')) ?? ''
    await rows.nth(2).click()
    await page.getByRole('region', { name: '综合得分' }).waitFor()
    // The page may be drawn before it listens.
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape')
        return page.locator(`[data-parcel="${third}"]:focus`).count()
      })
      .toBe(1)
  })
})
