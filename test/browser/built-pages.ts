import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import type { ScreenServer } from './screen.ts'

const dist = resolve(import.meta.dirname, '../../dist')

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Builds the pages, or only those named, and serves them without a server behind them at the addresses they have in
 * service: the pane at /pane/, the console at every other address without an extension. For what a page does alone:
 * file mode, offline, answers made up by the test.
 */
export async function serveBuiltPages(...pages: readonly ('pane' | 'console')[]): Promise<ScreenServer> {
  await ensureBuilt(...pages)
  const server = createServer(async (request, response) => {
    const file = fileFor(new URL(request.url ?? '/', 'http://localhost').pathname)
    const body = file === null ? null : await readFile(file).catch(() => null)
    if (file === null || body === null) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' }).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function fileFor(path: string): string | null {
  if (path === '/pane' || path === '/pane/') return join(dist, 'pane/index.html')
  if (path.startsWith('/api/')) return null
  const file = path.startsWith('/pane/') ? join(dist, path) : join(dist, 'console', path)
  if (!file.startsWith(dist + sep)) return null
  return extname(file) === '' ? join(dist, 'console/index.html') : file
}
