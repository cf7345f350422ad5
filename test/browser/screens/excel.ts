import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { serveHost } from '../../excel-host/page/serve-host.ts'
import { parcelRow } from '../../server/rows.ts'
import { goTo, insertTemplate, recheck, signIn, sync, waitForReport, writeScores } from '../excel-pane.ts'
import { excelScreen, type Seen, type State } from '../excel-screen.ts'
import { httpClient } from '../http-client.ts'
import { hugeLedger, ledgerWorkbook, parcelWorkbook, template } from '../pane-files.ts'
import { startPaneServer } from '../pane-server.ts'
import type { ScreenGroup } from '../screen.ts'
import { addressOf, entriesOf } from '../typed-form.ts'

let origin = ''

/** 面积合计不符, 未申报排放, 占用面积超过总面积, 房屋隐患没有依据. */
const withFaults = () =>
  parcelWorkbook({ selfUsedArea: 14000, houseSafety: '一般' }, { occupiedFloorArea: 17640, hasDischarge: false })

async function openSettings({ pane }: Seen): Promise<void> {
  await pane.getByRole('button', { name: '更多' }).click()
  await pane.getByRole('button', { name: '设置' }).click()
  await pane.getByText('已连接').waitFor()
}

function outdated(): Uint8Array {
  return writeMeta(template('一地一表.xlsx'), {
    template: 'parcel',
    department: null,
    forms: [{ id: parcelForm.id, version: '2025.1' }],
    cycle: '2025',
    parcelCode: null,
    revisions: [],
  })
}

let parcels = 0

/** 李强 changed two cells on the server, one of them here too. */
async function conflict(excel: Seen): Promise<void> {
  const parcelCode = `SJ-XQ-${String(3000 + parcels)}`
  await signIn(excel, 'wangfang')
  await sync(excel)
  await waitForReport(excel, '已发送 2 行')
  const li = await httpClient(origin, 'liqiang')
  await li.push(parcelRow({ vacantFloorArea: 900, buildYear: 2013 }, parcelCode, 1))
  const address = addressOf(entriesOf(await parcelWorkbook()), 'vacantFloorArea')
  await excel.page.evaluate((cell) => window.excel?.simulator.user.type(cell, '1500'), address)
  await excel.pane.getByRole('button', { name: '同步 1 行' }).click()
  await waitForReport(excel, '冲突 1 行')
  await excel.pane.getByText('我的', { exact: true }).click()
}

const states: readonly State[] = [
  { name: 'first-use', reach: ({ pane }) => pane.getByRole('button', { name: /^插入模板/ }).waitFor() },
  { name: 'first-use-old', api: '1.4', reach: ({ pane }) => pane.getByText('不能直接插入模板').waitFor() },
  { name: 'first-use-1.8', api: '1.8', reach: ({ pane }) => pane.getByText('在新窗口打开：一地一表').waitFor() },
  {
    name: 'first-use-refused',
    reach: async ({ page, pane }) => {
      await page.evaluate(() => Object.assign(window.excel?.simulator.troubles ?? {}, { refuseInsertedSheets: true }))
      await pane.getByRole('button', { name: /^插入模板/ }).click()
      await pane.locator('.banner-err').waitFor()
    },
  },
  {
    name: 'first-use-offline',
    reach: async ({ page, pane }) => {
      await page.route('**/api/v1/templates', (route) => route.abort())
      await pane.evaluate(async () => {
        await caches.delete('pane-templates')
        location.reload()
      })
      await pane.getByText('没有取到模板清单').waitFor()
    },
  },
  {
    name: 'reading',
    workbook: () => hugeLedger(5000),
    reach: ({ pane }) => pane.getByRole('button', { name: '取消' }).waitFor(),
  },
  { name: 'outdated', workbook: outdated, reach: ({ pane }) => pane.getByText('未读入任何数据').waitFor() },
  { name: 'fill-blank', reach: (excel) => insertTemplate(excel).then(() => goTo(excel, '填报')) },
  {
    name: 'fill-cell',
    workbook: withFaults,
    reach: async ({ pane, select }) => {
      await pane.getByText('必填项 68 / 68').waitFor()
      await select(addressOf(entriesOf(await withFaults()), 'selfUsedArea'))
      await pane.getByRole('button', { name: '填写说明' }).click()
    },
  },
  {
    name: 'check',
    workbook: withFaults,
    reach: async (excel) => {
      await goTo(excel, '校验')
      await excel.pane.getByRole('button', { name: /自用、出租/ }).click()
    },
  },
  {
    name: 'check-clean',
    workbook: () => parcelWorkbook(),
    reach: async (excel) => {
      await goTo(excel, '校验')
      await excel.pane.getByText('没有须改正的内容').waitFor()
    },
  },
  {
    name: 'check-many',
    workbook: () => ledgerWorkbook(),
    reach: async (excel) => {
      await goTo(excel, '校验')
      await excel.pane.getByText(/已校验/).waitFor()
    },
  },
  {
    name: 'check-huge',
    workbook: () => hugeLedger(5000),
    reach: async (excel) => {
      await goTo(excel, '校验')
      await excel.pane.getByText(/已校验/).waitFor({ timeout: 60_000 })
    },
  },
  {
    name: 'check-no-events',
    api: '1.4',
    workbook: withFaults,
    reach: async (excel) => {
      await goTo(excel, '校验')
      await excel.pane.getByText('上次校验').waitFor()
    },
  },
  {
    name: 'check-editing',
    workbook: withFaults,
    reach: async (excel) => {
      await excel.pane.getByRole('tab', { name: /^校验/ }).waitFor()
      await excel.page.evaluate(() => window.excel?.simulator.user.startEditing('A1'))
      await recheck(excel)
      await excel.pane.getByText('有单元格正在编辑').waitFor()
    },
  },
  {
    name: 'check-protected',
    workbook: withFaults,
    reach: async (excel) => {
      await excel.pane.getByRole('tab', { name: '校验，2 项须改正，2 项须说明' }).waitFor()
      await excel.page.evaluate(() => window.excel?.protect(true))
      const address = addressOf(entriesOf(await withFaults()), 'selfUsedArea')
      await excel.page.evaluate((cell) => window.excel?.simulator.user.type(cell, '14800'), address)
      await recheck(excel)
      await excel.pane.getByText('已保护，不能写入标记').waitFor()
    },
  },
  {
    name: 'score',
    workbook: () => parcelWorkbook({ houseSafety: '一般', houseSafetyProof: '检查记录第12号' }),
    reach: async (excel) => {
      await goTo(excel, '评分')
      await excel.pane.getByRole('button', { name: /^待核定/ }).click()
    },
  },
  {
    name: 'score-incomplete',
    workbook: withFaults,
    reach: async (excel) => {
      await goTo(excel, '评分')
      await excel.pane.getByText('改正后才能评分').waitFor()
    },
  },
  { name: 'score-written', workbook: () => ledgerWorkbook(), reach: writeScores },
  {
    name: 'sync-signed-out',
    workbook: withFaults,
    reach: async (excel) => {
      await goTo(excel, '同步')
      await excel.pane.getByLabel('密码').waitFor()
    },
  },
  {
    name: 'sync-conflict',
    workbook: () => {
      // One server for all pictures: every picture its own parcel.
      parcels += 1
      const parcelCode = `SJ-XQ-${String(3000 + parcels)}`
      return parcelWorkbook({ parcelCode }, { parcelCode })
    },
    reach: conflict,
  },
  {
    name: 'sync-offline',
    workbook: withFaults,
    reach: async (excel) => {
      await goTo(excel, '同步')
      await excel.pane.getByLabel('密码').waitFor()
      await excel.page.context().setOffline(true)
      await excel.pane.getByText('当前离线').waitFor()
    },
  },
  { name: 'settings', workbook: withFaults, reach: openSettings },
  { name: 'settings-old', api: '1.4', workbook: withFaults, reach: openSettings },
  {
    name: 'templates',
    workbook: withFaults,
    reach: async ({ pane }) => {
      await pane.getByRole('button', { name: '更多' }).click()
      await pane.getByRole('button', { name: '模板' }).click()
      await pane.getByRole('link', { name: '下载一地一表' }).waitFor()
    },
  },
]

export const group: ScreenGroup = {
  name: 'excel',
  start: async () => {
    await ensureBuilt('pane')
    const server = await startPaneServer()
    origin = server.origin
    const host = await serveHost({ server: server.origin })
    return {
      origin: host.origin,
      stop: async () => {
        await host.stop()
        await server.stop()
      },
    }
  },
  screens: states.map(excelScreen),
}
