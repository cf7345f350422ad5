import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { addExcelFiles } from '../../../bundle/excel-files.ts'
import { type TestApp, testApp } from './test-app.ts'

const root = resolve(import.meta.dirname, '../../..')
const publicUrl = 'https://checkup.example.gov.cn'
const page = '<!doctype html><head><script src="%OFFICE_JS%"></script></head><title>体检</title>'

/** The app over a pane as the build leaves it, without its bundles. */
async function built(options: Parameters<typeof testApp>[0] = {}): Promise<TestApp> {
  const app = await testApp({ url: () => publicUrl, isHttps: true, ...options })
  const pane = join(app.pagesFolder, 'pane')
  mkdirSync(join(pane, 'assets'), { recursive: true })
  await addExcelFiles(root, pane)
  writeFileSync(join(pane, 'index.html'), page.replace('%OFFICE_JS%', ''))
  writeFileSync(join(pane, 'excel.html'), page)
  writeFileSync(join(pane, 'wps.html'), '<!doctype html><title>体检</title>')
  writeFileSync(join(pane, 'assets/excel.3f9a1c2b7d.js'), 'pane')
  return app
}

async function scriptOf(app: TestApp): Promise<string> {
  const html = await (await app.fetch('/pane/excel.html')).text()
  return /<script src="([^"]*)"/.exec(html)?.[1] ?? ''
}

const policyOf = async (app: TestApp, path: string): Promise<string> =>
  (await app.fetch(path)).headers.get('content-security-policy') ?? ''

test('清单写的是 PUBLIC_URL，不是请求里的主机名；每次都重新取', async () => {
  const app = await built()
  const response = await app.fetch('/manifest.xml', { headers: { host: 'evil.example', 'x-forwarded-host': 'evil' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const xml = await response.text()
  expect(xml).toContain(`<SourceLocation DefaultValue="${publicUrl}/pane/excel.html"/>`)
  expect(xml).not.toMatch(/%|evil|127\.0\.0\.1/)
})

test('没有 https 的地址就没有清单，说明怎么办', async () => {
  const app = await built({ url: () => 'http://127.0.0.1:3000', isHttps: false })
  const response = await app.fetch('/manifest.xml')
  expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(await response.text()).toMatch(/PUBLIC_URL.*\n.*npm run dev:excel/)
})

test('Excel 和 WPS 的页面不缓存，带散列的文件永久缓存', async () => {
  const app = await built()
  const cacheOf = async (path: string) => (await app.fetch(path)).headers.get('cache-control')
  expect(await cacheOf('/pane/excel.html')).toBe('no-store')
  expect(await cacheOf('/pane/excel.html?tab=check')).toBe('no-store')
  expect(await cacheOf('/pane/wps.html')).toBe('no-store')
  expect(await cacheOf('/pane/assets/excel.3f9a1c2b7d.js')).toBe('public, max-age=31536000, immutable')
  expect((await app.fetch('/pane/excel.html')).headers.get('etag')).toBeNull()
})

test('office.js 由本服务器提供，地址带版本，永久缓存；策略不开放任何外部来源', async () => {
  const app = await built()
  const script = await scriptOf(app)
  expect(script).toMatch(/^\/pane\/office\/\d+\.\d+\.\d+\/office\.js$/)
  const response = await app.fetch(script)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await response.text()).length).toBeGreaterThan(50_000)
  expect(await policyOf(app, '/pane/excel.html')).toContain("script-src 'self';")
  const telemetry = await app.fetch(script.replace('office.js', 'telemetry/oteljs_agave.js'))
  expect([telemetry.status, await telemetry.text()]).toEqual([200, ''])
  for (const file of ['LICENSE.md', 'NOTICE.txt'])
    expect((await app.fetch(script.replace('office.js', file))).status).toBe(200)
})

test.each([
  ['21vianet', 'https://appsforoffice.cdn.partner.office365.cn'],
  ['global', 'https://appsforoffice.microsoft.com'],
] as const)('OFFICE_JS=%s：Excel 页从该处加载，策略只多开放这一来源', async (officeJs, origin) => {
  const app = await built({ officeJs })
  expect(new URL(await scriptOf(app)).origin).toBe(origin)
  expect(await policyOf(app, '/pane/excel.html')).toContain(`script-src 'self' ${origin};`)
  for (const path of ['/', '/pane/', '/pane/wps.html', '/manifest.xml'])
    expect(await policyOf(app, path), path).not.toContain(origin)
})

test('图标：任何版本号下都在，别处的页面可以画，不带 cache-control（带了 Office 就换成默认图标）', async () => {
  const app = await built()
  const xml = await (await app.fetch('/manifest.xml')).text()
  const paths = [...xml.matchAll(/"https:\/\/[^/"]+(\/pane\/icons\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(paths.length).toBe(50)
  for (const path of [...paths, '/pane/icons/00000000/check-16.png']) {
    const { status, headers } = await app.fetch(path)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'image/png', null])
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  }
  expect((await app.fetch('/pane/')).headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect((await app.fetch('/pane/')).headers.get('access-control-allow-origin')).toBeNull()
})

test.each([
  '/pane/icons/1/..%2fexcel.html',
  '/pane/icons/1/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/pane/office/..%2f..%2fsecret.txt',
  '/pane/office/%00',
  '/pane/office/1.0.0/office.js',
])('%s 没有这个文件', async (path) => {
  const app = await built()
  writeFileSync(join(app.pagesFolder, 'secret.txt'), 'not for anyone')
  const response = await app.fetch(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(app.defects).toEqual([])
})

test('没有构建时用一句话说明', async () => {
  const app = await testApp({ url: () => publicUrl })
  for (const path of ['/manifest.xml', '/pane/excel.html']) {
    const response = await app.fetch(path)
    expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(await response.text()).toContain('请先运行 npm run build')
  }
})

test('本机的 https 不要求浏览器以后都用 https：其他端口上可能只有 http', async () => {
  const strict = async (url: string) =>
    (await (await built({ url: () => url })).fetch('/pane/')).headers.get('strict-transport-security')
  expect(await strict(publicUrl)).toBe('max-age=31536000')
  expect(await strict('https://localhost:3000')).toBeNull()
})
