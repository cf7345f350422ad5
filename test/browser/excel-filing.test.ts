import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { readAnyWorkbook } from '#workbook/read.ts'
import type { ApiSet } from '../excel-host/simulator.ts'
import { applicationWorkbook, soundApplication } from './application-files.ts'
import { launchChromium } from './chromium.ts'
import { clean, declarations, findings, insertApplication, landArea, send, sent } from './excel-filing-pane.ts'
import { openExcel } from './excel-host.ts'
import { looked } from './excel-look.ts'
import { errorTint, patience } from './excel-pane.ts'
import { createFilers, signInHere } from './filing-pages.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf, typeAll } from './typed-form.ts'

/* 优质项目 beside the simulated Excel with the real office.js, before our real server. */

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  server = await startPaneServer()
  await createFilers(server)
})

afterEach(() => server.stop())

describe('从空白工作簿到区里', () => {
  it('插入申请表，填错标红，改正，登录上送；保存后重新打开接着送', async () => {
    const excel = await openExcel(browser, server.origin)
    const { pane } = excel
    await insertApplication(excel)
    expect(await looked(excel, '空白申请表')).toEqual([])
    const all = entriesOf(await applicationWorkbook())
    const address = addressOf(all, 'landAreaAfter')
    await typeAll(excel, all)
    await excel.act('type', address, '20000')
    await findings(excel, landArea).waitFor()
    await expect.poll(() => excel.fill(address), patience).toBe(errorTint)

    await findings(excel, landArea).click()
    await excel.select('A1')
    await pane.getByRole('button', { name: '定位到单元格' }).click()
    await pane.getByRole('region', { name: '当前单元格' }).getByText('当前单元格：改造后土地面积（m²）').waitFor()
    expect(await looked(excel, '有发现的申请表')).toEqual([])

    await excel.act('type', address, '13333.33')
    await pane.getByText(clean).waitFor()
    await expect.poll(() => excel.fill(address), patience).not.toBe(errorTint)
    await pane.getByText('已填齐').first().waitFor()

    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations(server)).toEqual([soundApplication])
    expect(await looked(excel, '已上送的申请表')).toEqual([])

    const saved = await excel.save()
    expect((await readAnyWorkbook(saved)).rows.map(({ cells }) => cells)).toEqual([soundApplication])
    const again = await openExcel(browser, server.origin, { workbook: saved })
    await signInHere(again.pane, 'shili')
    await again.act('type', addressOf(entriesOf(saved), 'totalInvestment'), '8500')
    await send(again)
    await again.pane.getByRole('button', { name: /接着上送/ }).click()
    await again.pane.getByRole('button', { name: '总投资采用我的' }).click()
    await again.pane.getByRole('button', { name: '上送 1 处修改' }).click()
    await again.pane.getByText(sent).waitFor()
    expect((await declarations(server)).at(-1)).toEqual({ totalInvestment: 8500 })
  })

  it('面板重新载入后记得已上送的项目，只送改过的一格', async () => {
    const workbook = await applicationWorkbook()
    const excel = await openExcel(browser, server.origin, { workbook })
    const { pane } = excel
    await signInHere(pane, 'shili')
    await send(excel)
    await pane.getByText(sent).waitFor()
    await pane.evaluate(() => location.reload())
    await pane.getByText(/^项目 松优-/).waitFor()
    await excel.act('type', addressOf(entriesOf(workbook), 'totalInvestment'), '8500')
    await pane.getByText('有 1 处修改没有上送。').waitFor()
    await pane.getByRole('button', { name: '上送 1 处修改' }).click()
    await pane.getByText(sent).waitFor()
    expect((await declarations(server)).at(-1)).toEqual({ totalInvestment: 8500 })
  })
})

describe('各版本的 Excel', () => {
  const levels: readonly { readonly apiSet: ApiSet; readonly isLive: boolean; readonly hasTints: boolean }[] = [
    { apiSet: '1.4', isLive: false, hasTints: false },
    { apiSet: '1.7', isLive: true, hasTints: true },
    { apiSet: '1.15', isLive: true, hasTints: true },
  ]
  it.each(levels)('ExcelApi $apiSet：校验，改正，上送', async ({ apiSet, isLive, hasTints }) => {
    const workbook = await applicationWorkbook({ landAreaAfter: 20000 })
    const address = addressOf(entriesOf(workbook), 'landAreaAfter')
    const excel = await openExcel(browser, server.origin, { apiSet, workbook })
    const { pane } = excel
    await findings(excel, landArea).waitFor()
    await expect.poll(async () => (await excel.fill(address)) === errorTint, patience).toBe(hasTints)
    await excel.act('type', address, '13333.33')
    if (!isLive) {
      await pane.getByText('当前版本不支持实时校验，修改后请点“重新校验”。').waitFor()
      expect(await looked(excel, `ExcelApi ${apiSet}`)).toEqual([])
      await pane.getByRole('button', { name: '重新校验' }).click()
    }
    await pane.getByText(clean).waitFor()
    await signInHere(pane, 'shili')
    // Whether or not it was told, what is sent is what the sheet says.
    await excel.act('type', addressOf(entriesOf(workbook), 'totalInvestment'), '8500')
    await send(excel)
    await pane.getByText(sent).waitFor()
    expect(await declarations(server)).toEqual([{ ...soundApplication, totalInvestment: 8500 }])
  })

  it.each(['1.4', '1.8'] as const)('ExcelApi %s：不能插入申请表，给出别的办法', async (apiSet) => {
    const { pane } = await openExcel(browser, server.origin, { apiSet })
    await pane.getByRole('link', { name: '下载零增地技术改造项目申请表' }).waitFor()
    expect(await pane.getByRole('button', { name: '插入零增地技术改造项目申请表' }).count()).toBe(0)
    const isOpened = apiSet === '1.8'
    expect(await pane.getByRole('button', { name: '在新窗口打开零增地技术改造项目申请表' }).count()).toBe(
      isOpened ? 1 : 0,
    )
  })
})
