import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { singleSignOnPath } from '#core/api/single-sign-on.ts'
import { launchChromium, watchForeignRequests } from './chromium.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { followLink } from './kept-console.ts'
import { followViolations } from './policy-violations.ts'

/* Every page of the console, as everyone who has pages of their own sees them: no other host, nothing the policy refuses. */

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict()
})
afterAll(async () => {
  await browser.close()
  await district.stop()
})

/** What no navigation names. */
const aside = [
  '/parcels?q=%E7%A4%BA%E4%BE%8B&sort=-errors',
  '/evaluations/1',
  '/evaluations/1?tab=results',
  '/account',
  '/conflicts',
  '/removals',
  '/standards/REG-%E7%A4%BA%E4%BE%8B-2026.1',
  '/there-is-no-such-page',
]

/** Paths that the navigation offers, and the parcel that stands first. */
async function offered(page: Page): Promise<readonly string[]> {
  await page.goto(`${district.origin}/parcels`)
  const navigation = page.getByRole('navigation', { name: '主导航' })
  await navigation.waitFor()
  return navigation
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(district.origin + path)
  await page.locator('main, h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** Milliseconds without a request after which a page has all it asked for. */
const quiet = 500

/** The same by a link of the console: its program is there already. */
async function goOn(page: Page, path: string): Promise<void> {
  const underWay = new Set<Request>()
  let last = performance.now()
  const begin = (request: Request): void => {
    underWay.add(request)
  }
  const end = (request: Request): void => {
    underWay.delete(request)
    last = performance.now()
  }
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
  await followLink(page, path)
  await page.locator('main, h1').first().waitFor()
  await expect.poll(() => underWay.size === 0 && performance.now() - last > quiet, { interval: 100 }).toBe(true)
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end)
}

/** Addresses at which the console was opened. */
const opened = new Set<string>()

it.each([
  ['zhoutao', '区专班'],
  ['wangfang', '街镇经办'],
  ['shenji', '审计'],
  ['anquan', '安全管理'],
  ['guanli', '系统管理'],
])('%s（%s）走遍网页端：不问别的主机，不违反页面自己的策略', async (username) => {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })
  const foreign = watchForeignRequests(context)
  const violations = await followViolations(context)
  const page = await context.newPage()
  await page.goto(`${district.origin}/`)
  await page.getByLabel('账号').waitFor()
  await district.signIn(context, username)
  const paths = new Set([...(await offered(page)), ...(username === 'zhoutao' ? aside : [])])
  const parcel = page.locator(`a[href*="/parcels/${cycle}/"]`).first()
  if (await parcel.isVisible()) paths.add(String(await parcel.getAttribute('href')))
  expect(paths.size).toBeGreaterThanOrEqual(2)
  for (const path of paths) {
    await (opened.has(path) ? goOn : visit)(page, path)
    opened.add(path)
  }
  await context.close()
  expect(foreign).toEqual([])
  expect(violations).toEqual([])
})

it('没有登录的页面也一样：登录、首次设置、设置密码、邀请码', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const foreign = watchForeignRequests(context)
  const violations = await followViolations(context)
  const page = await context.newPage()
  for (const path of ['/', '/set-up#x', '/set-password#x', '/join#x', `${singleSignOnPath}?code=x&state=y`])
    await visit(page, path)
  await context.close()
  expect(foreign).toEqual([])
  expect(violations).toEqual([])
})

it('要是有页面问别的主机或写行内脚本，看得出来', async () => {
  const context = await browser.newContext()
  const foreign = watchForeignRequests(context)
  const violations = await followViolations(context)
  const page = await context.newPage()
  await page.goto(`${district.origin}/`)
  await page.evaluate(async () => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color:red">x</p><img src="http://192.0.2.1/x.png">')
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    await fetch('http://192.0.2.1/').catch(() => undefined)
  })
  await expect
    .poll(() => [...new Set(violations.map(({ directive }) => directive))].sort())
    .toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-attr'])
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await context.close()
  // Refused before it was sent, but it was wanted.
  expect(foreign).toEqual(['http://192.0.2.1/x.png'])
})
