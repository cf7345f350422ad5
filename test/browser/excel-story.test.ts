import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { readWorkbook } from '#workbook/read.ts'
import { convertWithLibreOffice } from '../office/libre-office.ts'
import { firmRow } from '../server/rows.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { insertTemplate, signIn, sync, total, waitForCounts, waitForReport, writeScores } from './excel-pane.ts'
import { httpClient } from './http-client.ts'
import { parcelWorkbook } from './pane-files.ts'
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

const patience = { timeout: 10_000 }
/** As ui/tokens.css has it. */
const errorTint = '#E3A29D'

it('一张空白工作簿：插入模板、填错、标红、改正、评分、同步、取回他人的修改、保存，LibreOffice 照样打开', async () => {
  const entries = entriesOf(await parcelWorkbook())
  const floorArea = addressOf(entries, 'floorArea')
  const taxPaid = addressOf(entries, 'taxPaid')
  const excel = await openExcel(browser, server.origin)
  await insertTemplate(excel)
  expect(await excel.sheetNames()).toEqual(['Sheet1', '用地主体自评表', '企业信息采集表', '填表说明', '选项', '_meta'])

  await typeAll(excel, entries)
  // Pasted, so that the sheet's own validation does not see it; and a value that contradicts another.
  await excel.act('paste', taxPaid, [['九百万']])
  await excel.act('type', floorArea, '10000')

  await expect.poll(() => excel.fill(taxPaid), patience).toBe(errorTint)
  await expect.poll(() => excel.fill(floorArea), patience).toBe(errorTint)

  await excel.act('type', taxPaid, '900')
  await excel.act('type', floorArea, '16000')
  await waitForCounts(excel, '没有发现')
  await expect.poll(() => excel.fill(taxPaid), patience).not.toBe(errorTint)
  expect(await excel.fill(floorArea)).not.toBe(errorTint)

  await writeScores(excel)
  await expect.poll(() => total(excel).textContent(), patience).toContain('72.60')
  expect(await excel.sheetNames()).toContain('评分结果')

  await signIn(excel, 'wangfang')
  await sync(excel)
  await waitForReport(excel, '已发送 2 行，取回 0 行。')

  const li = await httpClient(server.origin, 'liqiang')
  const { rows } = await li.push(firmRow({ taxPaid: 884.2 }, 'SJ-XQ-0137', '91310117999999912E', 1))
  expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted'])
  await excel.pane.getByRole('button', { name: '仅取回' }).click()
  await waitForReport(excel, '取回 1 行。')
  expect(await excel.value(taxPaid)).toBe(884.2)

  const file = await excel.save()
  const folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-story-'))
  try {
    await writeFile(join(folder, '一地一表.xlsx'), file)
    const saved = join(folder, 'libre')
    const again = await readFile(await convertWithLibreOffice(join(folder, '一地一表.xlsx'), 'xlsx', saved))
    for (const bytes of [file, new Uint8Array(again)]) {
      const read = await readWorkbook(bytes)
      expect(read.rows.map(({ form, cells }) => [form, cells.taxPaid ?? cells.floorArea])).toEqual([
        ['parcel-self-assessment', 16000],
        ['enterprise-information', 884.2],
      ])
    }
    expect((await readWorkbook(file)).meta?.revisions.map(({ revision }) => revision)).toEqual([1, 2])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
