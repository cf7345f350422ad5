import { join } from 'node:path'
import { build } from 'esbuild'
import type { Shape } from './shape.ts'

/** A script for a page that is to find itself in WPS with this workbook in front. */
export async function browserScript(workbook: Uint8Array, shape: Shape): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'browser.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  })
  const base64 = Buffer.from(workbook).toString('base64')
  return `${outputFiles[0]?.text ?? ''}\nwindow.startWps('${base64}', '${shape}')`
}
