/* npm run icons: draws the icons of the ribbon anew. They are committed; a test compares them with their drawings. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { iconFolder } from '#addin/manifest/facts.ts'
import { launchChromium } from './chromium.ts'
import { drawIcons } from './draw-icons.ts'

mkdirSync(iconFolder, { recursive: true })
const browser = await launchChromium()
try {
  const icons = await drawIcons(browser)
  for (const [file, png] of icons) writeFileSync(join(iconFolder, file), png)
  console.log(`addin/manifest/icons/png: ${icons.size} files`)
} finally {
  await browser.close()
}
