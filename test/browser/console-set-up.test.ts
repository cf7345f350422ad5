import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { type StartedServer, startServer } from '#server/start.ts'
import { accessibilityFaults } from './accessibility.ts'
import { Authenticator } from './authenticator.ts'
import { launchChromium } from './chromium.ts'
import { serverSettings } from './district.ts'

const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-set-up-'))
let browser: Browser
let server: StartedServer

beforeAll(async () => {
  await ensureBuilt('console')
  browser = await launchChromium()
  server = await startServer(
    { ...serverSettings, databaseUrl: join(folder, 'district.sqlite') },
    {
      onDefect: (_, error) => {
        throw error
      },
    },
  )
})

afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('首次设置：核对后建立管理员，登录时开启二次验证，再次登录核对验证码；链接只能用一次', async () => {
  const link = server.setUpLink ?? ''
  const page = await browser.newPage()
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: '首次设置' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByLabel('姓名').fill('孙立')
  await page.getByLabel('账号').fill('sunli')
  await page.getByLabel('密码（至少 10 位）').fill('太短')
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByText('共 2 位，至少 10 位').waitFor()
  await page.getByLabel('密码（至少 10 位）').fill('松江区示例口令二零二六')
  await page.getByLabel('再次输入密码').fill('松江区示例口令二零二七')
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByText('与密码不一致').waitFor()
  await page.getByLabel('再次输入密码').fill('松江区示例口令二零二六')
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByText('账号 sunli 已建立，请登录。').waitFor()
  expect(new URL(page.url()).hash).toBe('')

  await page.getByLabel('账号').fill('sunli')
  await page.getByLabel('密码').fill('松江区示例口令二零二六')
  await page.getByRole('button', { name: '登录' }).click()

  // 系统管理 may not sign in with a password alone.
  await page.getByRole('heading', { level: 1, name: '开启二次验证' }).waitFor()
  await page.getByRole('img', { name: '验证器二维码' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const phone = await Authenticator.scan(page, systemClock)
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '确认开启' }).click()
  await page.getByRole('alert').getByText('验证码不对').waitFor()
  await page.getByLabel('验证码').fill(await phone.code(page))
  await page.getByRole('button', { name: '确认开启' }).click()
  await page.getByRole('heading', { name: '请保存恢复码' }).waitFor()
  expect(await page.locator('.recovery-codes li').count()).toBe(10)
  await page.getByRole('button', { name: '已保存，继续' }).click()
  await page.getByRole('heading', { level: 1, name: '用户' }).waitFor()

  await page.getByRole('button', { name: /孙立/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
  await page.getByLabel('账号').fill('sunli')
  await page.getByLabel('密码').fill('松江区示例口令二零二六')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: '二次验证' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('验证码').fill(await phone.code(page))
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('heading', { level: 1, name: '用户' }).waitFor()

  const again = await browser.newPage()
  await again.goto(link)
  await again.getByLabel('姓名').fill('周涛')
  await again.getByLabel('账号').fill('zhoutao')
  await again.getByLabel('密码（至少 10 位）').fill('松江区示例口令二零二六')
  await again.getByLabel('再次输入密码').fill('松江区示例口令二零二六')
  await again.getByRole('button', { name: '建立账号' }).click()
  await again.getByRole('alert').locator('strong').waitFor()
  expect(await again.getByLabel('姓名').inputValue()).toBe('周涛')
})
