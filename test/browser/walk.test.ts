import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operator } from '#server/actions/actor.ts'
import { createAccount } from '#server/actions/create-account.ts'
import { systemClock } from '#server/clock.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { readWorkbook } from '#workbook/read.ts'
import { convertWithLibreOffice } from '../office/libre-office.ts'
import { Authenticator } from './authenticator.ts'
import { launchChromium, watchForeignRequests } from './chromium.ts'
import { template } from './pane-files.ts'
import { type PaneServer, password, startPaneServer } from './pane-server.ts'

/* The main job end to end, as 王芳 of 新桥镇 and 周涛 of the 专班 do it: one workbook, from LibreOffice to the export. */

const xinqiao = '310117105000'
const cycle = '2025'
let folder: string
let server: PaneServer
let browser: Browser

beforeAll(async () => {
  await ensureBuilt()
  folder = await mkdtemp(join(tmpdir(), 'parcel-checkup-walk-'))
  server = await startPaneServer()
  await createAccount(server.service, operator, { username: 'zhoutao', name: '周涛', role: 'district', password })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Ledger {
  readonly file: string
  /** Parcel codes in order. */
  readonly codes: readonly string[]
  /** Parcel code of each firm row. */
  readonly firmRows: readonly string[]
}

/** A ledger of 新桥镇 without errors, but that the first parcel's 地块上企业数 is one too many. */
async function ledgerSavedByLibreOffice(): Promise<Ledger> {
  const parcels = sampleDistrict(Number(cycle))
    .filter(({ townCode }) => townCode === xinqiao)
    .slice(0, 6)
  const rows = parcels.map(({ parcel, firms }, index) => ({
    ...parcel,
    firmCount: firms.length + (index === 0 ? 1 : 0),
  }))
  const firms = parcels.flatMap((sample) => sample.firms)
  const blank = join(folder, '街镇台账-新桥镇.xlsx')
  await writeFile(blank, await fillTemplate(template('街镇台账.xlsx'), { parcels: rows, firms, meta: { cycle } }))
  return {
    file: await convertWithLibreOffice(blank, 'xlsx', join(folder, 'saved')),
    codes: parcels.map(({ parcel }) => String(parcel.parcelCode)),
    firmRows: firms.map(({ parcelCode }) => String(parcelCode)),
  }
}

async function openInPane(page: Page, file: string): Promise<void> {
  await page.goto(`${server.origin}/pane/`)
  await page.getByLabel('选择工作簿').setInputFiles(file)
  await page.getByRole('tab', { name: /^校验/ }).waitFor()
}

/** Jumps from the finding to its cell and types the right number over the wrong one. */
async function correct(page: Page, right: number): Promise<void> {
  await page.getByRole('tab', { name: /校验，1 项须改正/ }).click()
  await page.getByRole('button', { name: /地块上企业数/ }).click()
  await page.getByText('定位到单元格').click()
  const cell = page.getByRole('textbox', { name: new RegExp(`地块上企业数，${right + 1}，`) })
  await cell.press('F2')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(String(right))
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /^校验，(?!.*须改正)/ }).waitFor()
}

async function syncAsClerk(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^同步/ }).click()
  await page.getByLabel('账号').fill('wangfang')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: /^同步 \d+ 行$/ }).click()
  await page.getByText(/已发送/).waitFor()
}

async function signInToConsole(page: Page): Promise<void> {
  await page.goto(`${server.origin}/parcels`)
  await page.getByLabel('账号').fill('zhoutao')
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
  const phone = await Authenticator.scan(page, systemClock)
  await page.getByLabel('验证码', { exact: true }).fill(await phone.code(page))
  await page.getByRole('button', { name: '确认开启' }).click()
  await page.getByRole('button', { name: '已保存，继续' }).click()
}

it('打开台账，改正，评分，同步，在网页端看到，草评，导出，读回', async () => {
  const { file, codes, firmRows } = await ledgerSavedByLibreOffice()
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
  const foreign = watchForeignRequests(context)
  const page = await context.newPage()

  await openInPane(page, file)
  await correct(page, firmRows.filter((code) => code === codes[0]).length)
  await page.getByRole('tab', { name: /^评分/ }).click()
  await page
    .getByRole('region', { name: '地块得分' })
    .getByText(codes[0] ?? '')
    .waitFor()
  await syncAsClerk(page)

  await signInToConsole(page)
  for (const code of codes) await page.getByRole('link', { name: code }).waitFor()
  await page.goto(`${server.origin}/evaluations`)
  await page.getByRole('button', { name: '新建草评' }).first().click()
  await page.getByRole('heading', { name: /草评/ }).first().waitFor()

  await page.goto(`${server.origin}/parcels`)
  const downloading = page.waitForEvent('download')
  await page.getByText('导出台账').click()
  const exported = await readWorkbook(await readFile(await (await downloading).path()))
  const read = (form: string) => exported.rows.filter((row) => row.form === form).map((row) => row.parcelCode)
  expect(read('parcel-self-assessment')).toEqual(codes)
  expect(read('enterprise-information').sort()).toEqual([...firmRows].sort())
  expect(foreign).toEqual([])
})
