import { resolve } from 'node:path'
import { build } from 'esbuild'
import { launchChromium } from '#test/browser/chromium.ts'

/** What the page calls the module's exports. */
const exportsName = 'benched'

/**
 * Calls a function that a module of this folder exports in an empty page of Chromium: the same sources, bundled as they
 * are. Arguments and answer travel as JSON.
 */
export async function callInChromium<Arguments extends readonly unknown[], Answer>(
  module: string,
  // Only its name and its type are used: the page has a copy of its own.
  called: (...given: Arguments) => Answer,
  ...given: Arguments
): Promise<Awaited<Answer>> {
  const bundled = await build({
    absWorkingDir: resolve(import.meta.dirname, '..'),
    entryPoints: [resolve(import.meta.dirname, module)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: exportsName,
    target: 'es2023',
    logLevel: 'silent',
  })
  const [script] = bundled.outputFiles
  if (script === undefined) throw new Error(`esbuild made nothing of ${module}`)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: script.text })
    return await page.evaluate<Awaited<Answer>>(`${exportsName}.${called.name}(...${JSON.stringify(given)})`)
  } finally {
    await browser.close()
  }
}
