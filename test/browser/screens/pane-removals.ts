import type { Page } from 'playwright-core'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { parcelRow } from '../../server/rows.ts'
import { httpClient } from '../http-client.ts'
import { ledgerWorkbook, parcelWorkbook } from '../pane-files.ts'
import { cell, fill, goTo, goToField, openWorkbook, showSheet, signIn } from '../pane-pages.ts'
import { password, startPaneServer } from '../pane-server.ts'
import type { Screen, ScreenGroup } from '../screen.ts'

const path = '/pane/'
const widths = [320, 350, 450, 1280]
const firm = '91310117999999912E'
let parcels = 0

/** A parcel of its own for every picture: the server is the same. */
async function synced(page: Page): Promise<string> {
  parcels += 1
  const parcelCode = `SJ-XQ-${String(200 + parcels).padStart(4, '0')}`
  await openWorkbook(page, await parcelWorkbook({ parcelCode }, { parcelCode }))
  await signIn(page, 'wangfang', password)
  await sync(page)
  await page.getByText('已发送 2 行').waitFor()
  return parcelCode
}

async function sync(page: Page): Promise<void> {
  await goTo(page, '同步')
  await page.getByRole('button', { name: /^(同步 [\d,]+ 行|立即同步)$/ }).click()
  await page.locator('.report-sum').waitFor()
}

async function whole(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 350 }
  if (width > 700) return
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(2400, Math.max(720, height)) })
}

async function liQiang(page: Page) {
  return await httpClient(new URL(page.url()).origin, 'liqiang')
}

/** 李强 takes the parcel or its firm out, and 王芳 has edited it. */
async function removedByLiQiang(page: Page, whose: 'parcel' | 'firm'): Promise<void> {
  const parcelCode = await synced(page)
  const li = await liQiang(page)
  const row =
    whose === 'parcel'
      ? { form: 'parcel-self-assessment' as const, key: `2025/${parcelCode}`, baseRevision: 1 }
      : { form: 'enterprise-information' as const, key: `2025/${parcelCode}/${firm}`, baseRevision: 1 }
  await li.remove('removed', [row], '与相邻地块重复登记，已并入 SJ-XQ-0138')
  await fill(page, '物业品质', '优')
  await sync(page)
  await page.getByRole('region', { name: '已删除的行' }).waitFor()
}

/** Every firm of the ledger is deleted from its sheet. */
async function withoutFirms(page: Page): Promise<void> {
  await openWorkbook(page, await ledgerWorkbook(), '街镇台账-新桥镇.xlsx')
  await signIn(page, 'wangfang', password)
  await sync(page)
  await page.getByText(/没有未发送的修改/).waitFor()
  const isNarrow = (page.viewportSize()?.width ?? 0) < 700
  if (isNarrow) await page.getByRole('button', { name: '表格', exact: true }).click()
  await showSheet(page, '企业信息采集表')
  await goToField(page, '地块编码')
  await cell(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await goTo(page, '同步')
  await page.getByRole('region', { name: '本表中已没有的行' }).waitFor()
}

const screens: readonly Screen[] = [
  {
    name: 'pane-removed',
    path,
    widths,
    setup: async (page) => {
      await removedByLiQiang(page, 'parcel')
      await page.getByRole('region', { name: '已删除的行' }).getByRole('button', { name: '恢复' }).click()
      await whole(page)
    },
  },
  {
    name: 'pane-removed-check',
    path,
    widths: [350, 1280],
    setup: async (page) => {
      await removedByLiQiang(page, 'firm')
      await goTo(page, '校验')
      await page
        .getByText(/本行已于/)
        .first()
        .waitFor()
      await whole(page)
    },
  },
  {
    name: 'pane-removed-score',
    path,
    widths: [350],
    setup: async (page) => {
      await removedByLiQiang(page, 'parcel')
      await goTo(page, '评分')
      await page.getByText(/不计入评分/).waitFor()
    },
  },
  {
    name: 'pane-missing',
    path,
    widths,
    setup: async (page) => {
      await withoutFirms(page)
      await whole(page)
    },
  },
  {
    name: 'pane-missing-remove',
    path,
    widths: [350, 450],
    setup: async (page) => {
      await withoutFirms(page)
      const card = page.getByRole('region', { name: '本表中已没有的行' })
      await card.getByRole('checkbox').nth(1).check()
      await card.getByRole('checkbox').nth(2).check()
      await card.getByRole('button', { name: '从服务器删除' }).click()
      await card.getByRole('button', { name: '删除 2 行' }).click()
      await whole(page)
    },
  },
  {
    name: 'pane-missing-removed',
    path,
    widths: [350, 450],
    setup: async (page) => {
      await withoutFirms(page)
      const card = page.getByRole('region', { name: '本表中已没有的行' })
      await card.getByRole('checkbox').nth(1).check()
      await card.getByRole('button', { name: '从服务器删除' }).click()
      await page.keyboard.type('企业已迁出')
      await page.keyboard.press('Enter')
      await page.getByText('已从服务器删除 1 行').waitFor()
      await whole(page)
    },
  },
  {
    name: 'pane-settled',
    path,
    widths,
    setup: async (page) => {
      const parcelCode = await synced(page)
      const li = await liQiang(page)
      await li.push(parcelRow({ vacantFloorArea: 900 }, parcelCode, 1))
      await fill(page, '空置建筑面积', '1500')
      await sync(page)
      await page.getByText(/冲突 1 行/).waitFor()
      await li.settle('theirs')
      await sync(page)
      await page.getByText(/在控制台处理/).waitFor()
      await whole(page)
    },
  },
]

export const group: ScreenGroup = {
  name: 'pane-removals',
  start: async () => {
    await ensureBuilt('pane')
    return await startPaneServer()
  },
  screens,
}
