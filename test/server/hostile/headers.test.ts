import { expect, test } from 'vitest'
import { type SecurityOptions, securityHeaders } from '#server/http/security-headers.ts'
import { testApp } from '../http/test-app.ts'

/* Word for word: a directive that is loosened, added or forgotten is a change that somebody must make here too. */

const own: SecurityOptions = { isHttps: true, excelOrigins: [], officeJs: 'local' }
const web = ['https://excel.officeapps.live.com', 'https://excel.example.gov.cn']

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'strict-transport-security': 'max-age=31536000',
}

const framedByNobody = {
  ...always,
  'content-security-policy': `${policy}; script-src 'self'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
}

test.each([
  '/',
  '/parcels',
  '/parcels/2025/SJ-XQ-0137',
  '/sign-in',
  '/set-up',
  '/api/v1/parcels',
  '/panes',
  '/pane.html',
  '/metrics',
])('%s：只用本站的，谁也不许嵌入', (path) => {
  expect(securityHeaders(path, { ...own, excelOrigins: web })).toEqual(framedByNobody)
})

test.each(['/pane/', '/pane/index.html', '/pane/excel.html', '/pane/wps.html', '/pane/wps/'])(
  '%s：只许本站和设定的 Excel 网页版嵌入',
  (path) => {
    const headers = (ancestors: string, script = "'self'"): object => ({
      ...always,
      'content-security-policy': `${policy}; script-src ${script}; frame-ancestors ${ancestors}`,
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(securityHeaders(path, own)).toEqual(headers("'self'"))
    expect(securityHeaders(path, { ...own, excelOrigins: web })).toEqual(headers(`'self' ${web.join(' ')}`))
    // Only the page that loads office.js may load it, and only from where it is set to come from.
    for (const [officeJs, origin] of [
      ['21vianet', 'https://appsforoffice.cdn.partner.office365.cn'],
      ['global', 'https://appsforoffice.microsoft.com'],
    ] as const) {
      const script = path === '/pane/excel.html' ? `'self' ${origin}` : "'self'"
      expect(securityHeaders(path, { ...own, officeJs })).toEqual(headers("'self'", script))
    }
  },
)

test('功能区图标画在 Excel 网页版自己的页面里：只有它们许别的站取用', () => {
  expect(securityHeaders('/pane/icons/1/icon-32.png', own)).toMatchObject({
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  })
  expect(securityHeaders('/pane/', own)).not.toHaveProperty('access-control-allow-origin')
})

test('没有 https 时不说以后只用 https', () => {
  expect(securityHeaders('/', { ...own, isHttps: false })).not.toHaveProperty('strict-transport-security')
})

test('每个答复都带着：拒绝的、没有的、出错的也是', async () => {
  const app = await testApp()
  for (const path of ['/api/v1/parcels', '/api/v1/nothing', '/gone.js', '/api/v1/about', '/manifest.xml']) {
    const { headers } = await app.fetch(path)
    const expected = securityHeaders(path, { ...own, isHttps: false })
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)])), path).toEqual(expected)
  }
})
