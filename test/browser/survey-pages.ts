import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { watchForeignRequests } from './chromium.ts'
import type { District } from './district.ts'

/** Where the phone of these tests is; the parcels of the sample district lie elsewhere. */
export const phonePlace = { longitude: 121.3, latitude: 31.05, accuracy: 15 }

/** A phone of 390 px with a place, its service worker allowed; closed when the test has ended, without faults of the page. */
export async function phoneContext(browser: Browser, width = 390): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    serviceWorkers: 'allow',
    geolocation: phonePlace,
    permissions: ['geolocation'],
  })
  const foreign = watchForeignRequests(context)
  const faults: string[] = []
  context.on('weberror', (error) => faults.push(String(error.error())))
  onTestFinished(async () => {
    await context.close()
    expect(foreign).toEqual([])
    expect(faults).toEqual([])
  })
  return context
}

/** Opens the page and signs in. */
export async function openPhone(context: BrowserContext, district: District, username: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${district.origin}/pane/survey.html`)
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill(district.passwordOf(username))
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('region', { name: '账号' }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return page
}

/** Signs in the box of that person. */
export async function sign(page: Page, who: '核查人' | '陪同人'): Promise<void> {
  const pad = page.getByRole('img', { name: `${who}签名处` })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (box === null) throw new Error('no pad')
  await page.mouse.move(box.x + 30, box.y + 30)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) {
    await page.mouse.move(box.x + 30 + step * 25, box.y + 30 + (step % 2 === 0 ? 12 : 55))
  }
  await page.mouse.up()
  await page.getByRole('button', { name: `${who}签好了` }).click()
  await page.getByRole('button', { name: `${who}重签` }).waitFor()
}

/** A photo as a camera gives it, drawn in the page: large, with a place in its Exif. */
export async function takePhoto(page: Page, button: '拍照' | '从相册选' = '拍照'): Promise<void> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    for (let stripe = 0; stripe < 60; stripe += 1) {
      pen.fillStyle = `hsl(${(stripe * 37) % 360} 40% ${30 + (stripe % 5) * 10}%)`
      pen.fillRect(stripe * 40, 0, 40, 1800)
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  })
  const plain = Buffer.from(base64, 'base64')
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 14]), Buffer.from('Exif\0\0GPS31N', 'latin1')])
  const buffer = Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)])
  await page.getByLabel(button, { exact: true }).setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })
}
