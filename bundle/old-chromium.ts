import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'

/** What stands in front of each script that starts something in WPS. */
export function oldChromiumScript(root: string): string {
  const source = readFileSync(join(root, 'addin/host/wps/old-chromium.ts'), 'utf8')
  return transformSync(source, { loader: 'ts', target: 'es2019', format: 'iife', minify: true }).code
}
