import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addExcelFiles } from '../../bundle/excel-files.ts'
import { launchChromium, watchForeignRequests } from './chromium.ts'
import { type PaneServer, startPaneServer } from './pane-server.ts'

/* The real office.js, as the server gives it out, in a browser that reaches no other host. */

const page = '<!doctype html><head><link rel="icon" href="data:,"><script src="%OFFICE_JS%"></script></head>'

let browser: Browser
let server: PaneServer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'office-delivery-'))
  mkdirSync(join(folder, 'pane'))
  await addExcelFiles(resolve(import.meta.dirname, '../..'), join(folder, 'pane'))
  writeFileSync(join(folder, 'pane/excel.html'), page)
  server = await startPaneServer(folder)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Loaded {
  /** Status and name of each file of office.js, sorted. */
  readonly files: readonly string[]
  readonly foreign: readonly string[]
  readonly globals: readonly string[]
}

/**
 * @param host what an Excel says of itself in the page's address; null for none
 * @param awaited files that must have come
 */
async function load(host: string | null, ...awaited: readonly string[]): Promise<Loaded> {
  const context = await browser.newContext()
  const foreign = watchForeignRequests(context)
  const opened = await context.newPage()
  const files: string[] = []
  opened.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const name = /^\/pane\/office\/[\d.]+\/(.*)/.exec(pathname)?.[1]
    if (name !== undefined) files.push(`${response.status()} ${name}`)
  })
  const arrived = awaited.map((file) =>
    opened.waitForResponse((response) => response.url().endsWith(`/${file}`) && response.ok()),
  )
  const search = host === null ? '' : `?_host_Info=${encodeURIComponent(host)}`
  await opened.goto(`${server.origin}/pane/excel.html${search}`)
  await Promise.all(arrived)
  await opened.waitForFunction(
    (isHosted) => 'Office' in globalThis && (!isHosted || 'Excel' in globalThis),
    host !== null,
  )
  const globals = await opened.evaluate(() => ['Office', 'Excel'].filter((name) => name in globalThis))
  await context.close()
  return { files: files.sort(), foreign, globals }
}

test.each([
  ['Windows 版 Excel', 'Excel$Win32$16.01$zh-CN$$$$0', 'excel-win32-16.01.js', 'zh-cn'],
  ['更新的 Windows 版 Excel', 'Excel$Win32$16.05$zh-CN$$$$0', 'excel-win32-16.01.js', 'zh-cn'],
  ['Excel 网页版', 'Excel$Web$16.00$en-US$$$$0', 'excel-web-16.00.js', 'en-us'],
  ['Mac 版 Excel', 'Excel$Mac$16.00$zh-CN$$$$0', 'excel-mac-16.00.js', 'zh-cn'],
])('%s：要的文件都在本服务器上，不访问其他主机', async (_name, host, file, locale) => {
  const strings = `${locale}/office_strings.js`
  const loaded = await load(host, file, strings)
  expect(loaded.files).toEqual(['200 office.js', `200 ${file}`, `200 ${strings}`].sort())
  expect(loaded.globals).toEqual(['Office', 'Excel'])
  expect(loaded.foreign).toEqual([])
})

test('其他语言的 Excel：用英文的文字', async () => {
  const { files, globals } = await load('Excel$Win32$16.01$de-DE$$$$0', 'en-us/office_strings.js')
  expect(files).toContain('404 de-de/office_strings.js')
  expect(files).toContain('200 en-us/office_strings.js')
  expect(globals).toEqual(['Office', 'Excel'])
})

test('普通浏览器：office.js 发现不在 Excel 中，不访问其他主机', async () => {
  const { files, globals, foreign } = await load(null, 'o15apptofilemappingtable.js')
  expect(files).toEqual(['200 o15apptofilemappingtable.js', '200 office.js'])
  expect(globals).toEqual(['Office'])
  expect(foreign).toEqual([])
})
