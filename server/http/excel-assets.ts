import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { type OfficeJsSource, officeJsAddress } from '../office-js.ts'
import { missingPage } from './missing-page.ts'
import { fileIn, forEver, sendStatic } from './static-file.ts'

export interface ExcelAssetsOptions {
  /** Built pages: pane/ below it. */
  readonly pagesFolder: string
  readonly officeJs: OfficeJsSource
  /** Where people reach the server; never what a request says. */
  readonly url: () => string | null
}

const noStore = 'no-store'

const needsHttps = `Excel 只打开 https 地址，本服务器没有 https 的 PUBLIC_URL，因此没有加载项清单。
请设置 PUBLIC_URL 后重新启动；在本机试用请运行 npm run dev:excel。
Excel opens https addresses only. Set PUBLIC_URL and restart, or run "npm run dev:excel" to try it on this machine.
`

/** What only Excel asks for: the manifest, the page with office.js, the library itself and the ribbon's icons. */
export function excelAssets({ pagesFolder, officeJs, url }: ExcelAssetsOptions): Hono {
  const app = new Hono()
  const pane = join(pagesFolder, 'pane')

  app.get('/manifest.xml', async () => {
    const own = url()
    if (own === null || !own.startsWith('https:')) return text(needsHttps, 'text/plain', 404)
    const manifest = await manifestFor(pagesFolder, own)
    return manifest === null ? missingPage(false) : text(manifest, 'application/xml')
  })
  app.get('/pane/excel.html', async () => {
    const page = await textOf(join(pane, 'excel.html'))
    const address = officeJsAddress(officeJs) ?? (await ownOfficeJs(pane))
    // A new pane on an old WebView2 is a page that is not kept at all.
    return page === null || address === null
      ? missingPage(false)
      : text(page.replaceAll('%OFFICE_JS%', address), 'text/html')
  })
  // office.js also asks for a part that sends usage data to Microsoft. It is not here, and office.js goes on without.
  app.get('/pane/office/:version/telemetry/:name', () => text('', 'text/javascript'))
  // The library's folder carries its version.
  app.get('/pane/office/*', async (context) => {
    const file = fileIn(pane, context.req.path.slice('/pane'.length))
    return (file === null ? null : await sendStatic(file, context.req.raw, forEver)) ?? missingPage(true)
  })
  // Office shows its own icon instead of one that came with a cache-control header. The version in the address is how
  // it learns of new drawings; a manifest of before still finds its icons.
  app.get('/pane/icons/:version/:name', async (context) => {
    const file = fileIn(join(pane, 'icons'), `/${context.req.param('name')}`)
    return (file === null ? null : await sendStatic(file, context.req.raw, null)) ?? missingPage(true)
  })
  return app
}

/** The add-in's manifest for a server at that origin, or null when the pages are not built. */
export async function manifestFor(pagesFolder: string, origin: string): Promise<string | null> {
  const template = await textOf(join(pagesFolder, 'pane/manifest.template.xml'))
  return template?.replaceAll('%PUBLIC_URL%', origin) ?? null
}

/** Address of the copy that came with the build; null when there is none. */
async function ownOfficeJs(pane: string): Promise<string | null> {
  const versions = await readdir(join(pane, 'office')).catch(() => [])
  const [version] = versions
  return version === undefined ? null : `/pane/office/${version}/office.js`
}

async function textOf(file: string): Promise<string | null> {
  return await readFile(file, 'utf8').catch(() => null)
}

function text(body: string, type: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': noStore } })
}
