import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'

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
  '.md': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** For a name that stands for one content only. */
export const forEver = 'public, max-age=31536000, immutable'

/** Whether a path names a file of a kind we serve, rather than a view. */
export function isFilePath(path: string): boolean {
  return extname(path) in types
}

/** The file a path names within the folder; null when it leads out of it or says nothing. */
export function fileIn(folder: string, path: string): string | null {
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

export async function fileExists(file: string): Promise<boolean> {
  return (await statOf(file)) !== null
}

/**
 * The file, or that it has not changed; null when there is none.
 * @param cacheControl what browsers may keep; null says nothing
 */
export async function sendStatic(
  file: string,
  request: Request,
  cacheControl: string | null,
): Promise<Response | null> {
  const found = await statOf(file)
  if (found === null) return null
  const etag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`
  const headers = new Headers({ 'content-type': types[extname(file)] ?? 'application/octet-stream', etag })
  if (cacheControl !== null) headers.set('cache-control', cacheControl)
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, { headers })
}

async function statOf(file: string) {
  try {
    const found = await stat(file)
    return found.isFile() ? found : null
  } catch {
    return null
  }
}
