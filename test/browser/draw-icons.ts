import type { Browser } from 'playwright-core'
import { iconFile, iconNames, iconSizes, iconSvg } from '#addin/manifest/icons/catalogue.ts'

/**
 * Every icon at every size as a PNG with alpha, by file name: each is drawn for its size, never scaled. On a canvas in
 * memory, which draws the same bytes every time; a screenshot may smooth a curve differently from run to run.
 */
export async function drawIcons(browser: Browser): Promise<ReadonlyMap<string, Uint8Array>> {
  const page = await browser.newPage()
  const drawn = new Map<string, Uint8Array>()
  for (const name of iconNames) {
    for (const size of iconSizes) {
      const address = await page.evaluate(draw, { svg: iconSvg(name, size), size })
      drawn.set(iconFile(name, size), Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
    }
  }
  await page.close()
  return drawn
}

/** Runs in the browser. Returns a data address. */
async function draw({ svg, size }: { readonly svg: string; readonly size: number }): Promise<string> {
  const image = new Image(size, size)
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('This browser has no canvas')
  context.drawImage(image, 0, 0)
  return canvas.toDataURL('image/png')
}
