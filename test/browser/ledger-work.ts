import type { Page } from 'playwright-core'
import { cell, goTo } from './pane-pages.ts'

const aLongTime = 120_000

/** What one does with a ledger of 5,000 parcels (pane-files): opens, checks and scores it, scrolls, edits a cell, looks what is to be sent. */
export async function workThroughLedger(page: Page, file: string): Promise<void> {
  await page.getByLabel('选择工作簿').setInputFiles(file)
  await goTo(page, '校验')
  await page.getByText(/已校验 1\d,\d{3} 行/).waitFor({ timeout: aLongTime })
  await goTo(page, '评分')
  await page.getByText('5,000 宗', { exact: true }).waitFor({ timeout: aLongTime })
  await page.evaluate(async () => {
    const grid = document.querySelector('.grid-scroll')
    for (let step = 0; step < 30; step += 1) {
      grid?.scrollBy(60, 900)
      await new Promise((drawn) => requestAnimationFrame(drawn))
    }
  })
  await cell(page).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('1990')
  await page.keyboard.press('Enter')
  await goTo(page, '校验')
  await page.getByRole('searchbox').fill('评估年度')
  await page.getByRole('button', { name: /SJ-HG-00001/ }).waitFor()
  await goTo(page, '同步')
  await page.getByText('13,450 行 · ').waitFor()
}
