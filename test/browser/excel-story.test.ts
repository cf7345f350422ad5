import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { readWorkbook } from '#workbook/read.ts'
import type { ApiSet } from '../excel-host/simulator.ts'
import { convertWithLibreOffice } from '../office/libre-office.ts'
import { firmRow } from '../server/rows.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import {
  errorTint,
  insertTemplate,
  patience,
  recheck,
  signIn,
  sync,
  total,
  waitForCounts,
  waitForErrors,
  waitForReport,
  writeScores,
} from './excel-pane.ts'
import type { Excel } from './excel-window.ts'
import { httpClient } from './http-client.ts'
import { parcelWorkbook, template } from './pane-files.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'
import { addressOf, entriesOf, typeAll } from './typed-form.ts'

let browser: Browser
let server: PaneServer

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  server = await startPaneServer()
})

afterEach(() => server.stop())

interface Level {
  /** Each keystroke is told; else the person asks for a check. */
  readonly isLive: boolean
  readonly hasTints: boolean
}

/** From a blank form to a saved file: wrong values, right values, scores on a sheet, sync, a value of somebody else. */
async function fillScoreAndSync(excel: Excel, { isLive, hasTints }: Level): Promise<Uint8Array> {
  const entries = entriesOf(await parcelWorkbook())
  const floorArea = addressOf(entries, 'floorArea')
  const taxPaid = addressOf(entries, 'taxPaid')
  const checked = async (): Promise<void> => (isLive ? undefined : await recheck(excel))
  const isTinted = async (address: string): Promise<boolean> => (await excel.fill(address)) === errorTint

  await typeAll(excel, entries)
  // Pasted, so that the sheet's own validation does not see it; and a value that contradicts another.
  await excel.act('paste', taxPaid, [['九百万']])
  await excel.act('type', floorArea, '10000')
  await checked()
  await waitForErrors(excel)
  await expect.poll(() => isTinted(taxPaid), patience).toBe(hasTints)
  await expect.poll(() => isTinted(floorArea), patience).toBe(hasTints)

  await excel.act('type', taxPaid, '900')
  await excel.act('type', floorArea, '16000')
  await checked()
  await waitForCounts(excel, '没有发现')
  await expect.poll(() => isTinted(taxPaid), patience).toBe(false)

  await writeScores(excel)
  await expect.poll(() => total(excel).textContent(), patience).toContain('72.60')
  expect([await excel.value('评分结果!B7'), await excel.value('评分结果!F7')]).toEqual(['SJ-XQ-0137', 72.6])

  await signIn(excel, 'wangfang')
  await sync(excel)
  await waitForReport(excel, '已发送 2 行，取回 0 行。')
  const li = await httpClient(server.origin, 'liqiang')
  const { rows } = await li.push(firmRow({ taxPaid: 884.2 }, 'SJ-XQ-0137', '91310117999999912E', 1))
  expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted'])
  await excel.pane.getByRole('button', { name: '仅取回' }).click()
  await waitForReport(excel, '取回 1 行。')
  expect(await excel.value(taxPaid)).toBe(884.2)
  return await excel.save()
}

async function valuesIn(file: Uint8Array): Promise<unknown> {
  const { rows, meta } = await readWorkbook(file)
  return {
    values: rows.map(({ cells }) => cells.taxPaid ?? cells.floorArea),
    revisions: meta?.revisions.map(({ revision }) => revision),
  }
}

const wholeStory = { values: [16000, 884.2], revisions: [1, 2] }

describe('从空白工作簿到保存的文件', () => {
  it('Excel LTSC 2021（1.14）：插入模板，填错即标红，改正即消，评分、同步、取回；LibreOffice 打开后值不变', async () => {
    const excel = await openExcel(browser, server.origin, { apiSet: '1.14' })
    await insertTemplate(excel)
    expect(await excel.sheetNames()).toEqual([
      'Sheet1',
      '用地主体自评表',
      '企业信息采集表',
      '填表说明',
      '选项',
      '_meta',
    ])
    const file = await fillScoreAndSync(excel, { isLive: true, hasTints: true })
    expect(await valuesIn(file)).toEqual(wholeStory)
    const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-story-'))
    try {
      const saved = join(folder, '一地一表.xlsx')
      await writeFile(saved, file)
      const again = await readFile(await convertWithLibreOffice(saved, 'xlsx', join(folder, 'libre')))
      expect(await valuesIn(new Uint8Array(again))).toEqual({ ...wholeStory, revisions: expect.anything() })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('随附的 office.js 所知的最新版本（1.15）同样如此', async () => {
    const excel = await openExcel(browser, server.origin, { apiSet: '1.15' })
    await insertTemplate(excel)
    expect(await valuesIn(await fillScoreAndSync(excel, { isLive: true, hasTints: true }))).toEqual(wholeStory)
  })

  it('Excel 2019（1.7）：不能插入模板时说明并提供下载；打开下载的模板后实时校验和标红照常', async () => {
    await expectNoInsertion('1.7')
    const excel = await openExcel(browser, server.origin, { apiSet: '1.7', workbook: template('一地一表.xlsx') })
    expect(await valuesIn(await fillScoreAndSync(excel, { isLive: true, hasTints: true }))).toEqual(wholeStory)
  })

  it('清单的下限（1.4）：没有事件和标记，说明须点重新校验，其余照常', async () => {
    await expectNoInsertion('1.4')
    const excel = await openExcel(browser, server.origin, { apiSet: '1.4', workbook: template('一地一表.xlsx') })
    await excel.pane.getByText('当前版本不支持实时校验').waitFor()
    expect(await valuesIn(await fillScoreAndSync(excel, { isLive: false, hasTints: false }))).toEqual(wholeStory)
  })
})

async function expectNoInsertion(apiSet: ApiSet): Promise<void> {
  const { pane, page } = await openExcel(browser, server.origin, { apiSet })
  await pane.getByText('当前 Excel 版本不能直接插入模板。请下载模板后打开，已填数据不受影响。').waitFor()
  const downloading = page.waitForEvent('download')
  await pane.getByRole('link', { name: '下载模板：一地一表' }).click()
  expect((await downloading).suggestedFilename()).toBe('一地一表.xlsx')
}
