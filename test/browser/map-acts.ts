import type { Page } from 'playwright-core'

/** All that the page has is drawn. */
export const wholeMap = '.map-canvas[data-complete]'
const canvas = '.map-canvas canvas'

/** Goes to the map by the navigation. */
export async function openMap(page: Page): Promise<void> {
  await page.getByRole('link', { name: '一张图' }).click()
}

export async function middleOfMap(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(canvas).boundingBox()
  if (box === null) throw new Error('there is no map')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Moves the map to and fro, by dragging and by keys. */
export async function dragMap(page: Page): Promise<void> {
  const { x, y } = await middleOfMap(page)
  for (const [across, down] of [
    [-160, 60],
    [160, -60],
    [160, 60],
    [-160, -60],
  ] as const) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + across, y + down, { steps: 8 })
    await page.mouse.up()
    await page.waitForTimeout(200)
  }
  await pressOnMap(page, ['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp'])
}

export async function zoomMap(page: Page): Promise<void> {
  await pressOnMap(page, ['Equal', 'Equal', 'Equal', 'Minus', 'Minus', 'Minus'])
}

export async function pressOnMap(page: Page, keys: readonly string[]): Promise<void> {
  await page.locator(canvas).focus()
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(500)
  }
}

/** From the next page on: a browser that draws no WebGL, as on a remote desktop. */
export async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const usual = HTMLCanvasElement.prototype.getContext
    Reflect.set(
      HTMLCanvasElement.prototype,
      'getContext',
      function (this: HTMLCanvasElement, kind: string, ...rest: readonly unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(usual, this, [kind, ...rest])
      },
    )
  })
}
