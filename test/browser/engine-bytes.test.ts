import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { randomDistrict } from '../core/scoring/random-facts.ts'
import { launchChromium } from './chromium.ts'
import { everythingSaid } from './engine/run.ts'

const parcels = 200

/** The engine as one script that leaves its function behind as `engine.everythingSaid`. */
async function engineScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./engine/run.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
    target: 'es2023',
  })
  return outputFiles[0]?.text ?? ''
}

it('同样的地块，Node 与浏览器算出的结果、说明和提升路径逐字节相同，各示例标准都如此', async () => {
  const facts = randomDistrict(20_261_122, parcels)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await engineScript() })
    const script = `JSON.stringify(engine.everythingSaid(${JSON.stringify(facts)}))`
    const inBrowser = JSON.parse(await page.evaluate<string>(script)) as readonly string[]
    const inNode = everythingSaid(JSON.parse(JSON.stringify(facts)) as typeof facts)
    expect(inBrowser.length).toBe(inNode.length)
    for (const [index, text] of inNode.entries()) expect(inBrowser[index] === text, `标准 ${index}`).toBe(true)
    expect(new Set(inNode).size).toBe(inNode.length)
  } finally {
    await browser.close()
  }
})
