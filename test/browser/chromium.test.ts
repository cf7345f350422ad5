import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, watchForeignRequests } from './chromium.ts'

let browser: Browser
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end('<!doctype html><title>示例</title><p>产业用地体检</p>')
})

beforeAll(async () => {
  browser = await launchChromium()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => server.close(resolve))
})

it('浏览器能打开本机页面，到不了任何别的主机', async () => {
  const { port } = server.address() as AddressInfo
  const context = await browser.newContext()
  const foreign = watchForeignRequests(context)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  expect(await page.locator('p').textContent()).toBe('产业用地体检')
  expect(foreign).toEqual([])

  for (const address of ['http://192.0.2.1/', 'http://example.com/']) {
    const outcome = await page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'reached',
          () => 'refused',
        ),
      address,
    )
    expect(outcome).toBe('refused')
  }
  expect(foreign).toEqual(['http://192.0.2.1/', 'http://example.com/'])
  await context.close()
})
