import { dirname, extname, join, sep } from 'node:path'
import { Hono } from 'hono'
import { missingPage } from './missing-page.ts'
import { fileExists, fileIn, forEver, isFilePath, sendStatic } from './static-file.ts'

const wpsFolder = join(sep, 'pane', 'wps')

/** The built pages: the console at /, the pane at /pane/. Addresses within the console lead to its one page. */
export function staticPages(folder: string): Hono {
  const app = new Hono()
  const console = page(join(folder, 'console'), true)
  const pane = page(join(folder, 'pane'), false)
  app.get('/pane', (context) => context.redirect('/pane/', 308))
  app.get('/pane/wps', (context) => context.redirect('/pane/wps/', 308))
  app.get('/pane/*', (context) => pane(context.req.path.slice('/pane'.length), context.req.raw))
  app.get('/*', (context) => console(context.req.path, context.req.raw))
  return app
}

type Serve = (path: string, request: Request) => Promise<Response>

/** @param isApp paths that name no file are views of the one page; a code or a standard in them may hold a dot */
function page(folder: string, isApp: boolean): Serve {
  return async (path, request) => {
    const file = fileIn(folder, path.endsWith('/') ? `${path}index.html` : path)
    const found = file === null ? null : await sent(file, request)
    if (found !== null) return found
    const isView = isApp && !isFilePath(path)
    const index = path === '/' || isView ? await sent(join(folder, 'index.html'), request) : null
    if (index !== null) return index
    return missingPage(await fileExists(join(folder, 'index.html')))
  }
}

function sent(file: string, request: Request): Promise<Response | null> {
  return sendStatic(file, request, cacheOf(file))
}

/**
 * A name with a hash in it stands for one content for ever; pages, and what WPS asks for under one name for ever, are not
 * kept; the rest is asked about.
 */
function cacheOf(file: string): string {
  if (extname(file) === '.html' || dirname(file).endsWith(wpsFolder)) return 'no-store'
  return /[.-][0-9a-f]{8,}\./.test(file) ? forEver : 'no-cache'
}
