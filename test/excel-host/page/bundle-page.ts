import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

export interface PageFile {
  readonly type: string
  readonly body: Buffer | Uint8Array | string
}

const folder = import.meta.dirname
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** The host page and the shim of the pane's window, bundled in memory at every start: there is nothing to go stale. */
export async function bundlePage(): Promise<ReadonlyMap<string, PageFile>> {
  const { outputFiles } = await build({
    entryPoints: { host: join(folder, 'host.tsx'), shim: join(folder, '../browser/shim.ts') },
    outdir: folder,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  })
  const files = new Map<string, PageFile>()
  for (const { path, contents } of outputFiles) {
    const name = path.slice(folder.length + 1)
    const type = types[name.slice(name.lastIndexOf('.'))]
    if (type !== undefined) files.set(`/${name}`, { type, body: contents })
  }
  files.set('/', { type: 'text/html; charset=utf-8', body: await readFile(join(folder, 'host.html')) })
  return files
}
