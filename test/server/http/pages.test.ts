import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type TestApp, testApp } from './test-app.ts'

async function built(options: Parameters<typeof testApp>[0] = {}): Promise<TestApp> {
  const app = await testApp(options)
  for (const [path, text] of [
    ['console/index.html', '<!doctype html><title>总览</title>'],
    ['console/main.3f9a1c2b7d.js', 'console'],
    ['console/favicon.svg', '<svg/>'],
    ['pane/index.html', '<!doctype html><title>体检</title>'],
    ['pane/service-worker.js', 'worker'],
    ['secret.txt', 'not for anyone'],
  ] as const) {
    const file = join(app.pagesFolder, path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
  return app
}

test.each([
  ['/', 'text/html; charset=utf-8', 'no-store', '总览'],
  ['/parcels', 'text/html; charset=utf-8', 'no-store', '总览'],
  ['/main.3f9a1c2b7d.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'console'],
  ['/favicon.svg', 'image/svg+xml', 'no-cache', 'svg'],
  ['/pane/', 'text/html; charset=utf-8', 'no-store', '体检'],
  ['/pane/service-worker.js', 'text/javascript; charset=utf-8', 'no-cache', 'worker'],
])('%s', async (path, type, cache, text) => {
  const app = await built()
  const response = await app.fetch(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('cache-control')).toBe(cache)
  expect(await response.text()).toContain(text)
})

test('/pane 转到 /pane/；没有的文件是 404；没有变的文件是 304', async () => {
  const app = await built()
  const moved = await app.fetch('/pane')
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/pane/'])
  expect((await app.fetch('/gone.js')).status).toBe(404)
  const first = await app.fetch('/favicon.svg')
  const again = await app.fetch('/favicon.svg', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/pane/..%2f..%2fsecret.txt', '/%00', '/%ff'])(
  '%s 出不了页面所在的文件夹',
  async (path) => {
    const app = await built()
    const response = await app.fetch(path)
    expect(await response.text()).not.toContain('not for anyone')
    expect(app.defects).toEqual([])
  },
)

test('没有构建时用一句话说明', async () => {
  const app = await testApp()
  for (const path of ['/', '/pane/']) {
    const response = await app.fetch(path)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('请先运行 npm run build')
  }
})

test('网页端不许被任何页面嵌入；加载项只许本站和设定的 Excel 网页版', async () => {
  const app = await built({ excelOrigins: ['https://excel.example.gov.cn'] })
  const policy = async (path: string) => (await app.fetch(path)).headers.get('content-security-policy') ?? ''
  expect(await policy('/')).toContain("frame-ancestors 'none'")
  expect(await policy('/pane/')).toContain("frame-ancestors 'self' https://excel.example.gov.cn")
  expect((await app.fetch('/')).headers.get('x-frame-options')).toBe('DENY')
  expect((await app.fetch('/pane/')).headers.get('x-frame-options')).toBeNull()
  for (const path of ['/', '/pane/', '/api/v1/health', '/api/v1/nothing']) {
    const directives = await policy(path)
    expect(directives).toContain("default-src 'none'")
    expect(directives).not.toMatch(/unsafe|\*|http:/)
    expect((await app.fetch(path)).headers.get('x-content-type-options')).toBe('nosniff')
  }
})
