import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { changedHandOut } from '../handed-out.ts'
import { hugeLedger, ledgerWorkbook, parcelWorkbook, template } from '../pane-files.ts'
import { fill, goTo, goToField, openWorkbook, signIn } from '../pane-pages.ts'
import { password, startPaneServer } from '../pane-server.ts'
import type { Screen, ScreenGroup } from '../screen.ts'

const path = '/pane/'
const paneWidths = [320, 350, 450, 1280]

/** 占用面积超过总面积, 未申报排放, 面积合计不符, 房屋隐患没有依据. */
const withFaults = () =>
  parcelWorkbook({ selfUsedArea: 14000, houseSafety: '一般' }, { occupiedFloorArea: 17640, hasDischarge: false })

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel('选择工作簿').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}

async function openLedger(page: Page): Promise<void> {
  await openWorkbook(page, await ledgerWorkbook(), '街镇台账-新桥镇.xlsx')
}

/** 李强 changes the parcel on the server meanwhile. */
async function changedByLiQiang(page: Page, parcelCode: string): Promise<void> {
  const origin = new URL(page.url()).origin
  const session = await page.request.post(`${origin}/api/v1/sessions`, {
    headers: { origin },
    data: { username: 'liqiang', password, client: 'program' },
  })
  const { token } = (await session.json()) as { token: string }
  const key = { cycle: '2025', parcelCode }
  await page.request.post(`${origin}/api/v1/batches`, {
    headers: { origin, authorization: `Bearer ${token}` },
    data: {
      batch: randomUUID(),
      forms: formIds.map((id) => ({ id, version: formById(id).version })),
      rows: [{ form: 'parcel-self-assessment', key, baseRevision: 1, fields: { vacantFloorArea: 900 } }],
    },
  })
}

let parcels = 0
/** A 一地一表 in which something was changed that is locked. */
let handedOut: Uint8Array | null = null

/** As high as its content: a picture of the whole page would show the foot where the window ends. */
async function whole(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 350 }
  if (width > 700) return
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(2400, Math.max(720, height)) })
}

async function sync(page: Page): Promise<void> {
  await goTo(page, '同步')
  await page.getByRole('button', { name: /^(同步 \d+ 行|立即同步)$/ }).click()
  await page.locator('.report-sum').waitFor()
}

const screens: readonly Screen[] = [
  { name: 'pane-empty', path, widths: paneWidths },
  {
    name: 'pane-loading',
    path,
    setup: async (page) => {
      await choose(page, '街镇台账.xlsx', await hugeLedger(3000))
      await page.getByRole('button', { name: '取消' }).waitFor()
    },
  },
  {
    name: 'pane-refused',
    path,
    setup: async (page) => {
      await choose(page, '2025年一地一表.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
      await page.locator('.banner-err').waitFor()
    },
  },
  {
    name: 'pane-fill-blank',
    path,
    widths: paneWidths,
    setup: async (page) => {
      await openWorkbook(page, template('一地一表.xlsx'))
      await fill(page, '地块编码', 'SJ-XQ-0137')
      await fill(page, '所属街镇/园区', '新桥镇')
      await goTo(page, '填报')
      await page.getByText(/还差/).waitFor()
      await whole(page)
    },
  },
  {
    name: 'pane-check',
    path,
    widths: paneWidths,
    setup: async (page) => {
      await openWorkbook(page, await withFaults())
      await page.getByRole('button', { name: /自用、出租/ }).click()
      await whole(page)
    },
  },
  {
    name: 'pane-check-clean',
    path,
    setup: async (page) => openWorkbook(page, await parcelWorkbook()),
  },
  {
    name: 'pane-check-many',
    path,
    setup: openLedger,
  },
  {
    name: 'pane-check-huge',
    path,
    setup: async (page) => openWorkbook(page, await hugeLedger(5000), '街镇台账-全区.xlsx'),
  },
  {
    name: 'pane-score',
    path,
    widths: paneWidths,
    setup: async (page) => {
      await openWorkbook(page, await parcelWorkbook({ houseSafety: '一般', houseSafetyProof: '检查记录第12号' }))
      await goTo(page, '评分')
      await page.getByRole('region', { name: '综合得分' }).waitFor()
      await whole(page)
    },
  },
  {
    name: 'pane-score-incomplete',
    path,
    setup: async (page) => {
      await openWorkbook(page, await withFaults())
      await goTo(page, '评分')
      await page.getByText('改正后才能评分').waitFor()
    },
  },
  {
    name: 'pane-score-ledger',
    path,
    widths: paneWidths,
    setup: async (page) => {
      await openLedger(page)
      await goTo(page, '评分')
      await page.locator('.score-row[data-parcel]').first().waitFor()
    },
  },
  {
    name: 'pane-sync-signed-out',
    path,
    setup: async (page) => {
      await openLedger(page)
      await goTo(page, '同步')
      await page.getByLabel('密码').waitFor()
    },
  },
  {
    name: 'pane-sync-conflict',
    path,
    widths: paneWidths,
    setup: async (page) => {
      // One server for all pictures: every picture its own parcel.
      parcels += 1
      const parcelCode = `SJ-XQ-${String(2000 + parcels)}`
      await openWorkbook(page, await parcelWorkbook({ parcelCode }, { parcelCode }))
      await signIn(page, 'wangfang', password)
      await sync(page)
      await changedByLiQiang(page, parcelCode)
      await fill(page, '空置建筑面积', '1500')
      await sync(page)
      await page.getByRole('region', { name: '待处理冲突' }).getByText('我的', { exact: true }).click()
      await whole(page)
    },
  },
  {
    name: 'pane-offline',
    path,
    setup: async (page) => {
      await openWorkbook(page, await parcelWorkbook())
      await goTo(page, '同步')
      await page.getByLabel('密码').waitFor()
      await page.context().setOffline(true)
      await page.getByText('当前离线').waitFor()
    },
  },
  ...(['校验', '同步'] as const).map(
    (tab): Screen => ({
      name: `pane-locked-${tab === '校验' ? 'check' : 'sync'}`,
      path,
      setup: async (page) => {
        if (handedOut === null) throw new Error('nothing was handed out')
        await openWorkbook(page, handedOut)
        if (tab === '同步') await signIn(page, 'wangfang', password)
        await goToField(page, '地块名称/坐落')
        await goTo(page, tab)
        if (tab === '同步') await sync(page)
        await whole(page)
      },
    }),
  ),
  {
    name: 'pane-sheet',
    path,
    setup: async (page) => {
      await openWorkbook(page, await withFaults())
      await goToField(page, '自用面积')
    },
  },
]

export const group: ScreenGroup = {
  name: 'pane',
  start: async () => {
    await ensureBuilt('pane')
    const server = await startPaneServer()
    handedOut = await changedHandOut(server)
    return server
  },
  screens,
}
