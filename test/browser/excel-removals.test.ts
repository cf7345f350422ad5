import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { markColours } from '#addin/host/mark-look.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { addressOf as cellName } from '#workbook/address.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { readWorkbook } from '#workbook/read.ts'
import { launchChromium } from './chromium.ts'
import { openExcel } from './excel-host.ts'
import { looked } from './excel-look.ts'
import { goTo, patience, recheck, signIn, sync, waitForReport } from './excel-pane.ts'
import type { Excel } from './excel-window.ts'
import { httpClient } from './http-client.ts'
import { examplePair, template } from './pane-files.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'

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

const parcelKey = '2025/SJ-XQ-0137'
const firms = ['91310117999999912E', '91310117888888880G'] as const
const sheet = '企业信息采集表'

/** A ledger of one parcel with two firms, and where the code of a firm stands. */
async function opened(): Promise<{
  excel: Excel
  codeAt: (line: number) => string
  cellsOf: (line: number) => readonly string[]
  firstLine: number
}> {
  const { parcel, firm } = examplePair
  const [uscc, second] = firms
  const workbook = await fillTemplate(template('街镇台账.xlsx'), {
    parcels: [{ ...parcel, firmCount: 2 }],
    firms: [
      { ...firm, uscc },
      { ...firm, uscc: second, firmName: '示例第二（上海）有限公司' },
    ],
    meta: { cycle: '2025' },
  })
  const { rows, regions } = await readWorkbook(workbook)
  const first = rows.find((row) => row.uscc === uscc)
  const column = regions[first?.region ?? 0]?.columns.uscc ?? 0
  const codeAt = (line: number): string => `'${sheet}'!${cellName(line, column)}`
  const columns = Object.values(regions[first?.region ?? 0]?.columns ?? {})
  const cellsOf = (line: number): readonly string[] => columns.map((one) => `'${sheet}'!${cellName(line, one)}`)
  const excel = await openExcel(browser, server.origin, { workbook })
  await signIn(excel, 'wangfang')
  await sync(excel)
  await waitForReport(excel, '已发送 3 行')
  return { excel, codeAt, cellsOf, firstLine: first?.row ?? 0 }
}

describe('Excel 中', () => {
  it('清空一行：同步后问怎么办，记在工作簿里；放回空行，不当作修改', async () => {
    const { excel, codeAt, cellsOf, firstLine } = await opened()
    const { pane } = excel
    expect(await excel.value(codeAt(firstLine))).toBe(firms[0])
    // Formulas of the line are locked and stay.
    for (const cell of cellsOf(firstLine)) await excel.act('clear', cell)
    await sync(excel)
    const card = pane.getByRole('region', { name: '本表中已没有的行' })
    await card.getByRole('heading', { name: '本表中已没有 1 行' }).waitFor()
    await waitForReport(excel, '取回 0 行。')
    expect(await looked(excel, '本表中已没有')).toEqual([])
    const noted = (await readWorkbook(await excel.save())).meta?.revisions.map(({ key }) => key)
    expect(noted).toEqual([parcelKey, ...[...firms].reverse().map((uscc) => `${parcelKey}/${uscc}`)])

    await card.getByRole('button', { name: '从服务器删除' }).click()
    expect(await looked(excel, '从服务器删除')).toEqual([])
    await card.getByRole('button', { name: '取消' }).click()
    await card.getByRole('button', { name: '放回本表' }).click()
    // Below the last line: the one that was emptied is no line of the table any more.
    await expect.poll(() => excel.value(codeAt(firstLine + 2)), patience).toBe(firms[0])
    await expect.poll(() => card.count()).toBe(0)
    await pane.getByText('没有未发送的修改。').waitFor()
  })

  it('别人删了一行：标在信用代码格上，不再计入；恢复后标记消失', async () => {
    const { excel, codeAt, firstLine } = await opened()
    const { pane } = excel
    const plain = await excel.fill(codeAt(firstLine))
    const li = await httpClient(server.origin, 'liqiang')
    const row = { form: 'enterprise-information' as const, key: `${parcelKey}/${firms[0]}`, baseRevision: 1 }
    await li.remove('removed', [row], '已迁出')
    await pane.getByRole('button', { name: '仅取回' }).click()
    const card = pane.getByRole('region', { name: '已删除的行' })
    await card.getByText(/李强.*删除：已迁出/).waitFor()
    await expect.poll(() => excel.fill(codeAt(firstLine)), patience).toBe(markColours.info.fill)
    expect(await excel.value(codeAt(firstLine))).toBe(firms[0])
    expect(await looked(excel, '已删除的行')).toEqual([])
    await recheck(excel)
    await pane.getByText(/本行已于 今天 \d\d:\d\d 被李强删除/).waitFor()
    await goTo(excel, '同步')
    await card.getByRole('button', { name: '恢复' }).click()
    await card.getByRole('textbox').fill('仍在本地')
    await card.getByRole('button', { name: '恢复', exact: true }).click()
    await pane.getByText('已恢复 1 行。').waitFor()
    await expect.poll(() => excel.fill(codeAt(firstLine)), patience).toBe(plain)
  })
})
