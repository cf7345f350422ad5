import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { accessibilityFaults } from './accessibility.ts'
import { Authenticator } from './authenticator.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, districtClock, startDistrict } from './district.ts'
import { parcelWorkbook } from './pane-files.ts'
import { goTo, openPane, openWorkbook } from './pane-pages.ts'

let browser: Browser
let district: District
const some = sampleDistrict(2025).filter(({ townCode }) => townCode === '310117105000')

beforeAll(async () => {
  await ensureBuilt('console', 'pane')
  browser = await launchChromium()
  district = await startDistrict({ parcels: some.slice(0, 12), draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const password = '松江区示例口令二零二六'

async function signInBy(page: Page, username: string, word: string): Promise<void> {
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill(word)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

it('系统管理新建账号，本人用链接设置密码后登录；清单可查找、停用', async () => {
  const admin = await openConsole(browser, district, '/users', { as: 'guanli' })
  await admin.getByRole('cell', { name: 'wangfang', exact: true }).waitFor()
  expect(await accessibilityFaults(admin)).toEqual([])
  expect(await widthsThatOverflow(admin)).toEqual([])

  await admin.getByRole('button', { name: '新建账号' }).click()
  await admin.getByRole('button', { name: '新建', exact: true }).click()
  await admin.getByRole('alert').getByText('请填写姓名').waitFor()
  await admin.getByLabel('姓名', { exact: true }).fill('李明')
  await admin.getByLabel('账号', { exact: true }).fill('liming')
  await admin.getByLabel('工号（核对兼任用）').fill('0042')
  await admin.getByLabel('街镇/园区').selectOption('新桥镇')
  expect(await accessibilityFaults(admin)).toEqual([])
  await admin.getByRole('button', { name: '新建', exact: true }).click()
  const link = await admin.locator('.one-time').innerText()
  expect(link).toMatch(/\/set-password#[\w-]{43}$/)
  expect(await accessibilityFaults(admin)).toEqual([])

  const own = await openConsole(browser, district, new URL(link).pathname + new URL(link).hash)
  await own.getByLabel('新密码（至少 10 位）').fill(password)
  await own.getByLabel('再次输入').fill(password)
  await own.getByRole('button', { name: '设置密码' }).click()
  await own.getByText('账号 liming 的密码已设置，请登录。').waitFor()
  await signInBy(own, 'liming', password)
  await own.getByRole('heading', { level: 1, name: '总览' }).waitFor()

  await admin.getByRole('button', { name: '已交给本人' }).click()
  await admin.getByPlaceholder('姓名、账号、单位代码').fill('李明')
  await admin.keyboard.press('Enter')
  await eventually(() => admin.locator('tbody tr').count()).toBe(1)
  expect(addressOf(admin)).toBe('/users?q=李明')
  admin.once('dialog', (dialog) => void dialog.accept())
  await admin.getByRole('button', { name: '停用' }).click()
  await admin.getByText('已停用').waitFor()
  await own.reload()
  await own.getByRole('heading', { level: 1, name: '登录' }).waitFor()
})

it('一人不能兼任两类权限，说明是谁、差在哪', async () => {
  const admin = await openConsole(browser, district, '/users', { as: 'guanli' })
  await admin.getByRole('button', { name: '新建账号' }).click()
  await admin.getByLabel('姓名', { exact: true }).fill('杨帆')
  await admin.getByLabel('账号', { exact: true }).fill('yangfan2')
  await admin.getByLabel('工号（核对兼任用）').fill('anquan')
  await admin.locator('select[name="role"]').selectOption('系统管理')
  await admin.getByRole('button', { name: '新建', exact: true }).click()
  await admin.getByText('anquan 已有安全管理账号，不能再有系统管理账号。').waitFor()
})

it('王芳自己开启二次验证，再登录时核对验证码；会话可以结束', async () => {
  const page = await openConsole(browser, district, '/account', { as: 'wangfang' })
  await page.getByRole('button', { name: '开启二次验证' }).click()
  await page.getByRole('img', { name: '验证器二维码' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  const phone = await Authenticator.scan(page, districtClock)
  await page.getByLabel('验证码', { exact: true }).fill(await phone.code(page))
  await page.getByRole('button', { name: '确认开启' }).click()
  await page.getByRole('button', { name: '已保存，继续' }).click()
  await page.getByText('已开启').waitFor()

  const other = await openConsole(browser, district, '/')
  await signInBy(other, 'wangfang', district.passwordOf('wangfang'))
  await other.getByRole('heading', { level: 1, name: '二次验证' }).waitFor()
  await other.getByLabel('验证码').fill('000000')
  await other.getByRole('button', { name: '继续' }).click()
  await other.getByRole('alert').getByText('验证码不对').waitFor()
  await other.getByLabel('验证码').fill(await phone.code(other))
  await other.getByRole('button', { name: '继续' }).click()
  await other.getByRole('heading', { level: 1, name: '总览' }).waitFor()

  await page.reload()
  await page.getByRole('button', { name: '结束' }).click()
  await eventually(() => page.getByRole('button', { name: '结束' }).count()).toBe(0)
  await other.reload()
  await other.getByRole('heading', { level: 1, name: '登录' }).waitFor()

  // A session that ends while a page is open asks for both steps and goes on.
  await page.context().clearCookies()
  await page.getByRole('link', { name: '地块' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('密码').fill(district.passwordOf('wangfang'))
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await dialog.getByLabel('验证码').fill(await phone.code(page))
  await dialog.getByRole('button', { name: '继续' }).click()
  await page.getByRole('heading', { level: 1, name: '地块' }).waitFor()
  await eventually(() => dialog.count()).toBe(0)
})

it('填报窗格显示配对码，李强在网页端批准后窗格登录；码不在地址里', async () => {
  const pane = await openPane(browser, district.origin)
  await openWorkbook(pane, await parcelWorkbook())
  await goTo(pane, '同步')
  await pane.getByRole('button', { name: '改用配对码（二次验证、统一身份）' }).click()
  const shown = pane.locator('.pairing-code')
  await eventually(() => shown.innerText()).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
  const code = await shown.innerText()
  expect(pane.url()).not.toContain(code.slice(0, 4))
  expect(await accessibilityFaults(pane)).toEqual([])

  const page = await openConsole(browser, district, '/', { as: 'liqiang' })
  await page.getByRole('button', { name: /李强/ }).click()
  await page.getByRole('button', { name: '批准填报窗格' }).click()
  await page.getByLabel('配对码（8 位）').fill('22222222')
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByRole('alert').getByText('没有这个配对码').waitFor()
  await page.getByLabel('配对码（8 位）').fill(code)
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByRole('button', { name: '批准登录' }).click()
  await page.getByText('已批准').waitFor()
  await pane.getByRole('button', { name: '退出' }).waitFor()
  await pane.getByText('李强').waitFor()
})

it('街镇给一宗地块的企业发邀请码，企业建立账号后只看得到这一宗', async () => {
  const parcelCode = String(some[0]?.parcel.parcelCode)
  const town = await openConsole(browser, district, '/invitations', { as: 'liqiang' })
  await town.getByText('还没有发过邀请码').waitFor()
  expect(await accessibilityFaults(town)).toEqual([])
  expect(await widthsThatOverflow(town)).toEqual([])
  await town.getByRole('button', { name: '生成邀请码' }).click()
  await town.getByRole('alert').getByText('请填写要邀请的地块').waitFor()
  await town.getByLabel(/地块编码/).fill(parcelCode)
  await town.getByRole('button', { name: '生成邀请码' }).click()
  const code = await town.locator('.one-time').innerText()
  await town.getByText('待使用').waitFor()

  const firm = await openConsole(browser, district, '/')
  await firm.getByRole('link', { name: '企业：用邀请码建立账号' }).click()
  expect(await accessibilityFaults(firm)).toEqual([])
  await firm.getByLabel('邀请码（16 位）').fill(code)
  await firm.getByLabel('填表人姓名').fill('示例填表人')
  await firm.getByLabel('账号', { exact: true }).fill('shifan')
  await firm.getByLabel('新密码（至少 10 位）').fill(password)
  await firm.getByLabel('再次输入').fill(password)
  await firm.getByRole('button', { name: '建立账号' }).click()
  await firm.getByText('账号 shifan 已建立，请登录。').waitFor()
  await signInBy(firm, 'shifan', password)
  await firm.getByRole('link', { name: parcelCode }).waitFor()
  expect(await firm.locator('tbody tr[data-row]').count()).toBe(1)

  await town.reload()
  await town.getByText('已使用：shifan').waitFor()
})

it('安全管理看到全部会话；改密码后说明结束了几处', async () => {
  const guard = await openConsole(browser, district, '/sessions', { as: 'anquan' })
  await guard.getByText('当前').waitFor()
  expect(await accessibilityFaults(guard)).toEqual([])
  expect(await widthsThatOverflow(guard)).toEqual([])

  const page = await openConsole(browser, district, '/account', { as: 'tongji' })
  await page.getByLabel('现在的密码').fill('不对的密码')
  await page.getByLabel('新密码（至少 10 位）').fill(password)
  await page.getByLabel('再次输入').fill(password)
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByRole('alert').getByText('账号或密码不对').waitFor()
  await page.getByLabel('现在的密码').fill(district.passwordOf('tongji'))
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByText('密码已修改').waitFor()
  expect(await page.getByLabel('现在的密码').inputValue()).toBe('')
})
