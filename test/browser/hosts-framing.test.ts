import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { launchChromium } from './chromium.ts'
import { startPaneServer } from './pane-server.ts'

/* Who may show our pages in a page of theirs. */

let browser: Browser

beforeAll(async () => {
  await ensureBuilt()
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** A page of somebody else, which shows whatever its query names. */
async function stranger(): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    const shown = new URL(request.url ?? '/', 'http://localhost').searchParams.get('show') ?? ''
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><iframe src="${shown}"></iframe>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Whether the browser shows a page of ours within a page of that origin. */
async function framed(outer: string, inner: string): Promise<'shown' | 'refused'> {
  const context = await browser.newContext({ locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const refusals: string[] = []
    const shown: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('frame-ancestors')) refusals.push(message.text())
    })
    // What was shown once: office.js leaves its page again where it finds no Excel around it.
    page.on('framenavigated', (frame) => shown.push(frame.url()))
    // Resolves when the page and what it frames have loaded, or were refused.
    await page.goto(`${outer}/?show=${encodeURIComponent(inner)}`)
    const isShown = shown.includes(inner)
    expect(refusals.length > 0, `${inner} in ${outer}: ${shown.join(', ')}`).toBe(!isShown)
    return isShown ? 'shown' : 'refused'
  } finally {
    await context.close()
  }
}

it('别的站嵌入：网页端不显示，填报页只在设定的 Excel 网页版里显示', async () => {
  const excel = await stranger()
  const other = await stranger()
  const server = await startPaneServer(undefined, [excel.origin])
  try {
    for (const path of ['/', '/parcels', '/account', '/set-up'])
      for (const { origin } of [excel, other]) expect(await framed(origin, server.origin + path), path).toBe('refused')
    for (const path of ['/pane/', '/pane/excel.html', '/pane/wps.html']) {
      expect(await framed(excel.origin, server.origin + path), path).toBe('shown')
      expect(await framed(other.origin, server.origin + path), path).toBe('refused')
    }
  } finally {
    await server.stop()
    excel.stop()
    other.stop()
  }
})
