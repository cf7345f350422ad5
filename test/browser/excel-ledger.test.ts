import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { goTo, patience } from './excel-pane.ts'
import type { Excel } from './excel-window.ts'
import { longestTask } from './long-task.ts'
import { hugeLedger } from './pane-files.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'

let browser: Browser
let server: PaneServer
let ledger: Uint8Array

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
  server = await startPaneServer()
  ledger = await hugeLedger(5000)
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const aLongTime = 90_000

async function checked({ pane }: Excel): Promise<void> {
  await pane.getByText(/已校验 [\d,]+ 行/).waitFor({ timeout: aLongTime })
}

it('面板和 Excel 各有各的线程：量得出面板的长任务，Excel 的不算在内', async () => {
  const { pane, page } = await openExcel(browser, server.origin)
  // So much work, not so much time: on a busy machine a thread is given less of it.
  const busy = (steps: number): number => {
    let sum = 0
    for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step)
    return sum
  }
  const work = 400_000_000
  const ofPane = await longestTask(browser, page, () => pane.evaluate(busy, work).then(() => {}), pane)
  const ofExcel = await longestTask(browser, page, () => page.evaluate(busy, work).then(() => {}), pane)
  expect(ofExcel).toBeLessThan(ofPane / 2)
})

it('五千宗地块的台账：打开、校验、评分，分批读取，可以取消，改一格有结果', async () => {
  const excel = await openExcel(browser, server.origin, { workbook: ledger })
  const { pane } = excel
  await checkedWhole(excel)

  await excel.resetCounts()
  await pane.getByRole('button', { name: '重新校验' }).click()
  await pane.getByRole('progressbar').waitFor()
  await pane.getByRole('progressbar').waitFor({ state: 'detached', timeout: aLongTime })
  const { batches, largestRequest, largestResponse } = await excel.counts()
  // Some 500,000 cells: few batches, each far from Excel's 5 MB.
  expect(batches).toBeLessThan(100)
  expect(Math.max(largestRequest, largestResponse)).toBeLessThan(2_500_000)

  await goTo(excel, '评分')
  await pane.getByText(/地块得分 [\d,]+ 宗/).waitFor({ timeout: aLongTime })

  await goTo(excel, '校验')
  await pane.getByRole('button', { name: '重新校验' }).click()
  await pane.getByRole('button', { name: '取消' }).click()
  await pane.getByText(/^已取消，显示的是 \d\d:\d\d 的结果。$/).waitFor()

  const before = await errors(excel)
  await excel.resetCounts()
  await excel.act('paste', '用地主体自评表!V4000', [['不是数']])
  await expect.poll(() => errors(excel), patience).toBeGreaterThan(before)
})

async function checkedWhole(excel: Excel): Promise<void> {
  await goTo(excel, '校验')
  await checked(excel)
}

/** As the tab says it. */
async function errors({ pane }: Excel): Promise<number> {
  const name = await pane.getByRole('tab', { name: /^校验/ }).getAttribute('aria-label')
  return Number(/([\d,]+) 项须改正/.exec(name ?? '')?.[1]?.replaceAll(',', '') ?? 0)
}
