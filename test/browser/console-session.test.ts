import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: [], draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('登录：缺项和错误说在表单上方，焦点到该填的地方，无障碍检查干净', async () => {
  const page = await openConsole(browser, district, '/')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('alert').getByText('请填写账号').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('username')

  await page.getByLabel('账号').fill('zhoutao')
  await page.getByLabel('密码').fill('不是这个密码')
  await page.getByLabel('密码').press('Enter')
  await page.getByRole('alert').locator('strong').waitFor()
  expect(await page.getByLabel('账号').inputValue()).toBe('zhoutao')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
  expect(await accessibilityFaults(page)).toEqual([])
})

it('登录页给出不必登录的入口：填报页和模板', async () => {
  const page = await openConsole(browser, district, '/')
  expect(await page.getByRole('link', { name: '打开填报页' }).getAttribute('href')).toBe('/pane/')
  await page
    .getByRole('link', { name: /一地一表/ })
    .first()
    .waitFor()
})

it('登录后留在打开的地址，退出后回到登录', async () => {
  const page = await openConsole(browser, district, '/parcels?class=C,D')
  const password = district.passwordOf('zhoutao')
  await page.getByLabel('账号').fill('zhoutao')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: '地块' }).waitFor()
  expect(addressOf(page)).toBe('/parcels?class=C,D')

  await page.getByRole('button', { name: '周涛' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
})

it('登录过期时页面不动，登录后接着办', async () => {
  const page = await openConsole(browser, district, '/evaluations', { as: 'zhoutao' })
  await page.getByText('还没有评估').waitFor()
  await page.context().clearCookies()
  await page.getByRole('link', { name: '地块' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('登录已过期').waitFor()
  expect(await dialog.getByLabel('账号').inputValue()).toBe('zhoutao')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
  expect(await accessibilityFaults(page)).toEqual([])

  await page.keyboard.press('Escape')
  await dialog.waitFor()
  await dialog.getByLabel('密码').fill(district.passwordOf('zhoutao'))
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('还没有地块数据').waitFor()
  expect(await dialog.count()).toBe(0)
  expect(addressOf(page)).toBe('/parcels')
})

it('没有总览的角色从自己的第一页开始；别的角色的页面打不开', async () => {
  const admin = await openConsole(browser, district, '/', { as: 'guanli' })
  await admin.getByRole('heading', { level: 1, name: '用户' }).waitFor()
  expect(addressOf(admin)).toBe('/users')

  const owner = await openConsole(browser, district, '/evaluations', { as: 'qiye' })
  await owner.getByRole('heading', { level: 1, name: '无权查看' }).waitFor()
  expect(await owner.getByRole('link', { name: '评估', exact: true }).count()).toBe(0)
})

it('没有 总览 的角色，首页就是 地块', async () => {
  const page = await openConsole(browser, district, '/', { as: 'qiye' })
  await page.getByRole('heading', { level: 1, name: '地块' }).waitFor()
  expect(addressOf(page)).toBe('/parcels')
})

it('不认识的地址有说明，跳到正文在最前', async () => {
  const page = await openConsole(browser, district, '/nowhere', { as: 'zhoutao' })
  await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
  expect(await accessibilityFaults(page)).toEqual([])
})

it('服务器不答复时说明还能做什么，重试后恢复', async () => {
  const page = await openConsole(browser, district, '/', { as: 'zhoutao' })
  await page.getByText('2025年度还没有地块数据').waitFor()
  await page.route('**/api/v1/evaluations?*', (route) => route.abort())
  await page.getByRole('link', { name: '评估', exact: true }).click()
  await page.getByText('连接不上服务器').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.unroute('**/api/v1/evaluations?*')
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByText('还没有评估').waitFor()
})
