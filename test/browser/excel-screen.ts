import type { Frame, Page } from 'playwright-core'
import type { Excel } from './excel-window.ts'
import type { Screen } from './screen.ts'

/** As Excel on the web opens the pane, and as wide as people drag it. */
const widths = [350, 450]

/** What is needed of an Excel to bring its pane into a state. */
export type Seen = Pick<Excel, 'page' | 'pane' | 'select'>

/** The pane fills the window, so that the picture is of it alone. */
async function onlyPane(page: Page): Promise<void> {
  await page.addStyleTag({
    content: `.excel > :not(.work), .work > main, .pane-head { display: none !important }
      aside.pane, aside.pane iframe { width: 100% !important; height: 100vh !important; border: 0 !important }`,
  })
}

async function paneOf(page: Page): Promise<Frame> {
  const pane = await (await page.waitForSelector('iframe')).contentFrame()
  if (pane === null) throw new Error('the page has no pane')
  return pane
}

/** As high as what the pane shows. */
async function whole(page: Page, pane: Frame): Promise<void> {
  const width = page.viewportSize()?.width ?? 350
  await page.setViewportSize({ width, height: 720 })
  const height = await pane.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(2600, Math.max(720, height)) })
}

/** A state of the pane beside a workbook. */
export interface State {
  readonly name: string
  readonly api?: string
  readonly workbook?: () => Promise<Uint8Array> | Uint8Array
  readonly reach: (excel: Seen) => Promise<unknown>
}

/** A picture of the pane alone, as high as what it shows. */
export function excelScreen({ name, api = '1.14', workbook, reach }: State): Screen {
  return {
    name: `excel-${name}`,
    path: `/?api=${api}`,
    widths,
    setup: async (page) => {
      await onlyPane(page)
      await paneOf(page)
      if (workbook !== undefined) {
        const bytes = [...(await workbook())]
        // In a frame of its own the pane begins again with this workbook.
        await page.evaluate((all) => window.excel?.open(new Uint8Array(all), '工作簿.xlsx'), bytes)
        await page.waitForFunction(() => document.querySelector('iframe')?.name.includes('工作簿') === true)
      }
      const pane = await paneOf(page)
      const select = (address: string) => page.evaluate((cell) => window.excel?.simulator.user.select(cell), address)
      await reach({ page, pane, select })
      await whole(page, pane)
    },
  }
}
