import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const notBuilt = `页面尚未构建。请先运行 npm run build，再刷新。
The pages are not built yet. Run "npm run build", then reload.
`

/** The built pages: the console at /, the pane at /pane/. Addresses within the console lead to its one page. */
export function staticPages(folder: string): Hono {
  const app = new Hono()
  const console = page(join(folder, 'console'), true)
  const pane = page(join(folder, 'pane'), false)
  app.get('/pane', (context) => context.redirect('/pane/', 308))
  app.get('/pane/*', (context) => pane(context.req.path.slice('/pane'.length), context.req.raw))
  app.get('/*', (context) => console(context.req.path, context.req.raw))
  return app
}

type Serve = (path: string, request: Request) => Promise<Response>

/** @param isApp paths that name no file are views of the one page; a code or a standard in them may hold a dot */
function page(folder: string, isApp: boolean): Serve {
  return async (path, request) => {
    const file = fileIn(folder, path === '/' ? '/index.html' : path)
    const found = file === null ? null : await sent(file, request)
    if (found !== null) return found
    const isView = isApp && !(extname(path) in types)
    const index = path === '/' || isView ? await sent(join(folder, 'index.html'), request) : null
    if (index !== null) return index
    const isBuilt = await exists(join(folder, 'index.html'))
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
    return isBuilt
      ? new Response('没有这个页面。\n', { status: 404, headers })
      : new Response(notBuilt, { status: 503, headers: { ...headers, 'retry-after': '60' } })
  }
}

/** The file a path names within the folder; null when it leads out of it or says nothing. */
function fileIn(folder: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const file = resolve(folder, `.${decoded}`)
  return file.startsWith(resolve(folder) + sep) ? file : null
}

async function exists(file: string): Promise<boolean> {
  return (await statOf(file)) !== null
}

async function statOf(file: string) {
  try {
    const found = await stat(file)
    return found.isFile() ? found : null
  } catch {
    return null
  }
}

async function sent(file: string, request: Request): Promise<Response | null> {
  const found = await statOf(file)
  if (found === null) return null
  const etag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`
  const headers = new Headers({
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': cacheOf(file),
    etag,
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, { headers })
}

/** A name with a hash in it stands for one content for ever; pages are asked for anew; the rest is asked about. */
function cacheOf(file: string): string {
  if (extname(file) === '.html') return 'no-store'
  return /[.-][0-9a-f]{8,}\./.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
