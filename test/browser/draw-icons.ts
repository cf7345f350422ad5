import type { Browser } from 'playwright-core'
import { iconFile, iconNames, iconSizes, iconSvg } from '#addin/manifest/icons/catalogue.ts'

/** Every icon at every size as a PNG with alpha, by file name: each is drawn for its size, never scaled. */
export async function drawIcons(browser: Browser): Promise<ReadonlyMap<string, Uint8Array>> {
  const page = await browser.newPage({ viewport: { width: 100, height: 100 }, deviceScaleFactor: 1 })
  const drawn = new Map<string, Uint8Array>()
  for (const name of iconNames) {
    for (const size of iconSizes) {
      await page.setContent(`<body style="margin:0">${iconSvg(name, size)}</body>`)
      const clip = { x: 0, y: 0, width: size, height: size }
      drawn.set(iconFile(name, size), await page.screenshot({ omitBackground: true, clip }))
    }
  }
  await page.close()
  return drawn
}
