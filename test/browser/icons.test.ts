import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iconFiles, iconFolder } from '#addin/manifest/facts.ts'
import { pngPixels } from '../addin/manifest/png-pixels.ts'
import { launchChromium } from './chromium.ts'
import { drawIcons } from './draw-icons.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Largest difference of a channel, of 255. */
function difference(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return 255
  return one.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (other[index] ?? 0))), 0)
}

test('提交的图标就是现在画出来的样子', async () => {
  // Fails after a change of a drawing: npm run icons, look at them, commit.
  const drawn = await drawIcons(browser)
  const stale = iconFiles.filter((file) => {
    const fresh = drawn.get(file)
    if (fresh === undefined) return true
    // Another release of Chromium may smooth a curve a little differently.
    return difference(pngPixels(readFileSync(join(iconFolder, file))).data, pngPixels(fresh).data) > 20
  })
  expect(stale).toEqual([])
})
