import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { readWorkbook } from '#workbook/read.ts'
import { launchChromium } from './chromium.ts'
import { changedHandOut } from './handed-out.ts'
import { parcelWorkbook, template } from './pane-files.ts'
import { cellBar, fill, goTo, goToField, openPane, openWorkbook, saved, showSheet, signIn } from './pane-pages.ts'
import { type PaneServer, password, startPaneServer } from './pane-server.ts'

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

/** The example parcel opened and signed in by somebody. */
async function clerk(username: string, bytes?: Uint8Array): Promise<Page> {
  const page = await openPane(browser, server.origin)
  await openWorkbook(page, bytes ?? (await parcelWorkbook()))
  await signIn(page, username, password)
  return page
}

async function sync(page: Page): Promise<void> {
  await goTo(page, '同步')
  await page.getByRole('button', { name: /^(同步 \d+ 行|立即同步)$/ }).click()
}

async function outcome(page: Page, words: string): Promise<void> {
  await page.locator('.report-sum', { hasText: words }).waitFor()
}

/** Revisions and batches as the server keeps them. */
async function stored(): Promise<{ batches: number; versions: number }> {
  return await server.service.database.read(async (db) => ({
    batches: (await db.selectFrom('batch').select('id').execute()).length,
    versions: (await db.selectFrom('row_version').select('revision').execute()).length,
  }))
}

describe('同步', () => {
  it('下发的工作簿：锁定的格说明由谁提供；改了的是须改正，同步不收并说明，改回就收', async () => {
    const page = await clerk('wangfang', await changedHandOut(server))
    await goTo(page, '校验')
    const said = (await page.getByText('底版提供，下发时为').first().textContent()) ?? ''
    const area = (/“([\d,.]+) m²”/.exec(said)?.[1] ?? '').replaceAll(',', '')
    expect(Number(area)).toBeGreaterThan(1000)
    await goTo(page, '同步')
    await page.getByText('改动了底版锁定的内容，改回后才能同步').waitFor()
    await sync(page)
    await outcome(page, '未接收 1 行')
    await page.locator('.report-row', { hasText: '“土地面积”由底版提供' }).waitFor()
    await fill(page, '土地面积', area)
    await goToField(page, '土地面积')
    await expect.poll(() => cellBar(page)).toContain('底版锁定：底版提供')
    await sync(page)
    await outcome(page, '取回')
    await page.getByText('改动了底版锁定的内容').waitFor({ state: 'detached' })
  })

  it('密码不对时说明，不登录也不丢修改', async () => {
    const page = await openPane(browser, server.origin)
    await openWorkbook(page, await parcelWorkbook())
    await goTo(page, '同步')
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill('wrong-password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('账号或密码不对。').waitFor()
    await page.getByText('2 行 · ').waitFor()
  })

  it('首次上送，再改再送，另一人取回；令牌不在地址和工作簿里', async () => {
    const wang = await clerk('wangfang')
    await sync(wang)
    await outcome(wang, '已发送 2 行，取回 0 行。')
    await wang.getByText('没有未发送的修改。').waitFor()

    await fill(wang, '物业品质', '优')
    await goTo(wang, '同步')
    await wang.getByRole('button', { name: /SJ-XQ-0137.*1 处.*物业品质/ }).waitFor()
    await expect.poll(() => wang.title()).toBe('1 行未发送 - 产业用地体检')
    await sync(wang)
    await outcome(wang, '已发送 1 行，取回 0 行。')

    const li = await clerk('liqiang')
    await li.getByRole('button', { name: '仅取回' }).click()
    // 李强's workbook holds another value and was never synced: his stays until he sends it.
    await outcome(li, '取回 0 行。')

    expect(wang.url()).toBe(`${server.origin}/pane/`)
    const file = await saved(wang, () => wang.getByTitle('保存到文件（Ctrl+S）').first().click())
    const token = await wang.evaluate(
      () =>
        new Promise<string>((done) => {
          const opening = indexedDB.open('parcel-checkup')
          opening.onsuccess = () => {
            const all = opening.result.transaction('sessions').objectStore('sessions').getAll()
            all.onsuccess = () => done((all.result as { token: string }[])[0]?.token ?? '')
          }
        }),
    )
    expect((await readWorkbook(file)).meta?.revisions.map(({ key, revision }) => [key, revision])).toEqual([
      ['2025/SJ-XQ-0137', 2],
      ['2025/SJ-XQ-0137/91310117999999912E', 1],
    ])
    expect(token.length).toBeGreaterThan(20)
    expect(Buffer.from(file).includes(Buffer.from(token))).toBe(false)
  })

  it('空白台账仅取回，服务器上的地块和企业写入空行', async () => {
    const wang = await clerk('wangfang')
    await sync(wang)
    await outcome(wang, '已发送 2 行')
    const li = await clerk('liqiang', template('街镇台账.xlsx'))
    await li.getByRole('button', { name: '仅取回' }).click()
    await outcome(li, '取回 2 行。')
    await goToField(li, '总建筑面积')
    await expect.poll(() => cellBar(li)).toMatch(/16,000\.00/)
    await showSheet(li, '企业信息采集表')
    await goToField(li, '上缴税金总额')
    await expect.poll(() => cellBar(li)).toMatch(/900\.00/)
    await goTo(li, '评分')
    await li.getByText('标准：REG-示例-2026.1（示例，非官方，取自服务器）。').waitFor()
  })

  it('同一字段两人都改：逐项选择，选前以对方为准，选我的再送，选对方的写入表格', async () => {
    const wang = await clerk('wangfang')
    await sync(wang)
    await outcome(wang, '已发送 2 行')
    const li = await clerk('liqiang')
    await sync(li)
    await outcome(li, '已发送 2 行')

    await fill(li, '空置建筑面积', '900')
    await fill(li, '物业品质', '优')
    await sync(li)
    await outcome(li, '已发送 1 行')
    await fill(wang, '空置建筑面积', '1500')
    await fill(wang, '实际使用面积', '13000')
    await sync(wang)
    await outcome(wang, '冲突 1 行')
    const card = wang.getByRole('region', { name: '待处理冲突' })
    expect(await card.textContent()).toContain('原值1,200.00 m²')
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(0)
    await card.getByRole('button', { name: '采用所选' }).click()
    await card.getByText('请先选择采用哪个值。').waitFor()
    await card.getByText('我的', { exact: true }).click()
    await card.getByRole('button', { name: '采用“我的”' }).click()
    await outcome(wang, '已发送 1 行，取回 0 行。')
    expect(await card.count()).toBe(0)
    // What the other changed beside it came in without asking.
    await goToField(wang, '物业品质')
    await expect.poll(() => cellBar(wang)).toMatch(/^物业品质优/)

    await fill(li, '空置建筑面积', '800')
    await sync(li)
    await outcome(li, '冲突 1 行')
    await li.getByText('对方的', { exact: true }).click()
    await li.getByRole('button', { name: '采用“对方的”' }).click()
    await li.getByText('没有未发送的修改。').waitFor()
    await goToField(li, '空置建筑面积')
    await expect.poll(() => cellBar(li)).toMatch(/1,500\.00/)
  })

  it('答复丢了，刷新后重发同一批，服务器只记一次', async () => {
    const page = await clerk('wangfang')
    await page.route('**/api/v1/batches', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await sync(page)
    await page.getByText('当前离线').waitFor()
    const once = await stored()
    expect(once.batches).toBe(1)

    await page.unroute('**/api/v1/batches')
    await page.reload()
    await goTo(page, '同步')
    await page.getByRole('button', { name: '退出' }).waitFor()
    await sync(page)
    await outcome(page, '已发送 2 行')
    expect(await stored()).toEqual(once)
  })

  it('登录过期：修改仍在本机，重新登录后可发送', async () => {
    const page = await clerk('wangfang')
    await server.service.database.write((db) => db.deleteFrom('session').execute())
    await sync(page)
    await page.getByText('登录已过期，2 行修改仍在本机。').waitFor()
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '退出' }).waitFor()
    await sync(page)
    await outcome(page, '已发送 2 行')
  })

  it('有冲突没有选就存盘，到另一台电脑打开再同步：再问一次，不把对方的值盖掉', async () => {
    const wang = await clerk('wangfang')
    await sync(wang)
    await outcome(wang, '已发送 2 行')
    const li = await clerk('liqiang')
    await sync(li)
    await fill(li, '空置建筑面积', '900')
    await sync(li)
    await outcome(li, '已发送 1 行')
    await fill(wang, '空置建筑面积', '1500')
    await sync(wang)
    await outcome(wang, '冲突 1 行')
    const file = await saved(wang, () => wang.getByTitle('保存到文件（Ctrl+S）').first().click())
    const elsewhere = await clerk('wangfang', file)
    await sync(elsewhere)
    await outcome(elsewhere, '冲突 1 行')
    const card = elsewhere.getByRole('region', { name: '待处理冲突' })
    expect(await card.textContent()).toContain('900.00 m²')
  })

  it('没有须改正的地块可以提交，提交后说明状态', async () => {
    const page = await clerk('wangfang')
    await sync(page)
    await outcome(page, '已发送 2 行')
    const card = page.getByRole('region', { name: '提交' })
    await card.getByText('填报中 1 宗').waitFor()
    await card.getByRole('button', { name: '提交 1 宗' }).click()
    await card.getByText('已提交 1 宗').waitFor()

    const li = await clerk('liqiang', await parcelWorkbook({}, { hasDischarge: false }))
    await li.getByRole('button', { name: '仅取回' }).click()
    await outcome(li, '取回')
    expect(await li.getByRole('button', { name: /^提交/ }).count()).toBe(0)
  })

  it('说明随数据上报，只报一次；撤回也报上去', async () => {
    const page = await clerk('wangfang', await parcelWorkbook({ houseSafety: '一般' }))
    await goTo(page, '校验')
    await page.getByRole('button', { name: /房屋安全隐患/ }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('鉴定报告正在补办')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '已说明（1）' }).waitFor()
    await sync(page)
    await outcome(page, '已发送 2 行')
    await sync(page)
    await outcome(page, '取回 0 行。')
    const standing = () => server.service.database.read((db) => db.selectFrom('explained_reason').selectAll().execute())
    const given = { code: 'X33', field: 'houseSafety', reason: '鉴定报告正在补办', by_name: '王芳' }
    expect(await standing()).toMatchObject([given])
    expect((await stored()).batches).toBe(2)
    await goTo(page, '校验')
    await page.getByRole('button', { name: '已说明（1）' }).click()
    await page.getByRole('button', { name: '撤回说明' }).click()
    await page.getByRole('button', { name: '已说明（1）' }).waitFor({ state: 'detached' })
    await sync(page)
    await vi.waitFor(async () => expect(await standing()).toEqual([]), { timeout: 10_000 })
    expect((await stored()).batches).toBe(3)
  })

  it('服务器要求更新的版本：不同步，说明还能做什么', async () => {
    const page = await openPane(browser, server.origin)
    const about = await (await page.request.get(`${server.origin}/api/v1/about`)).json()
    await page.route('**/api/v1/about', (route) => route.fulfill({ json: { ...about, minimumPaneVersion: '9.0.0' } }))
    await openWorkbook(page, await parcelWorkbook())
    await signIn(page, 'wangfang', password)
    await page.getByText('服务器要求 9.0.0 以上。').waitFor()
    await sync(page)
    await page.getByText('暂不能同步，填报和校验可继续使用。').waitFor()
    expect((await stored()).batches).toBe(0)
  })
})
