import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { pushAs } from '#server/demo/seed.ts'
import { jpegFault } from '#server/surveys/jpeg-fault.ts'
import { pngFault } from '#server/surveys/png-fault.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { openPhone, phoneContext, sign, takePhoto } from './survey-pages.ts'

let browser: Browser
let district: District

const parcels = sampleDistrict(2025)
  .filter(({ parcel }) => String(parcel.parcelCode).startsWith('SJ-XQ-'))
  .slice(0, 6)
/** Not submitted: a 街镇 may still write. */
const [code, disputed] = [1, 2].map((index) => String(parcels[index]?.parcel.parcelCode)) as [string, string]

beforeAll(async () => {
  await ensureBuilt('pane')
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

function choose(page: Page, group: string, choice: string): Promise<void> {
  return page.getByRole('group', { name: group, exact: true }).getByText(choice, { exact: true }).click()
}

/** All items but the vacant area. */
async function fillItems(page: Page): Promise<void> {
  await page.getByLabel(/^空置起始年月/).fill('2024-06')
  await choose(page, '物业品质', '差')
  await choose(page, '安全生产条件', '限期整改')
  await choose(page, '环保区域限评/限批', '否')
  await choose(page, '环保合规', '达标')
  await choose(page, '房屋安全隐患', '一般')
  await choose(page, '卡脖子/颠覆性技术项目', '否')
}

it('断网填一次核查：拍照、签名、关掉、再打开都在，联网后到服务器现场层', async () => {
  const context = await phoneContext(browser)
  const page = await openPhone(context, district, 'wangfang')
  await page.getByText(/6 宗，共 6 宗/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await context.setOffline(true)
  await page.getByText('当前离线。核查照常进行').waitFor()
  await page.getByLabel('查找地块').fill(code)
  await page.getByRole('link', { name: new RegExp(code) }).click()
  await page.getByRole('heading', { name: code }).waitFor()
  await page.getByRole('button', { name: '提交核查' }).click()
  await page.getByText('还没有照片，请至少拍一张。').waitFor()
  await page.getByLabel(/^空置建筑面积/).fill('一千')
  await page
    .getByText(/应为数字|不是数字|应填/)
    .first()
    .waitFor()
  await page.getByLabel(/^空置建筑面积/).fill('1,500')
  await fillItems(page)
  await takePhoto(page)
  await page.getByRole('heading', { name: '照片（1 / 12）' }).waitFor()
  await page.getByLabel('1　地块全貌').fill('大门')
  await page.getByRole('button', { name: '获取当前位置' }).click()
  await page.getByText('精度约 15 米').waitFor()
  await sign(page, '核查人')
  await choose(page, '陪同情况', '拒签')
  await page.getByLabel('拒签的情况').fill('对空置面积有异议')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  const sizes = await page
    .locator('button, a, .segment, .btn, input:not([type=radio]):not(.vh), select, textarea')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 0))
  expect(Math.min(...sizes), '手指够得着').toBeGreaterThanOrEqual(44)

  // A page that is closed in the middle: all of it is there again.
  await page.close()
  const again = await context.newPage()
  await again.goto(`${district.origin}/pane/survey.html#/parcel/${cycle}/${code}`)
  await again.getByRole('button', { name: '核查人重签' }).waitFor()
  expect(await again.getByLabel(/^空置建筑面积/).inputValue()).toBe('1,500.00')
  await again.getByRole('img', { name: '第 1 张：地块全貌' }).waitFor()
  await again.getByRole('button', { name: '提交核查' }).click()
  await again.getByText('待发送', { exact: true }).waitFor()
  await again.getByText('1 次核查已存在手机上').waitFor()
  expect(await accessibilityFaults(again)).toEqual([])
  await again.reload()
  await again.getByText('待发送', { exact: true }).waitFor()

  await context.setOffline(false)
  await again.getByText('已提交', { exact: true }).waitFor()
  await again.getByText('第 1 次核查').waitFor()
  const { service } = district.server
  const stored = await service.database.read(async (db) => ({
    row: await db
      .selectFrom('row')
      .select(['district', 'form', 'row_key', 'layered'])
      .where('row_key', '=', `${cycle}/${code}`)
      .executeTakeFirstOrThrow(),
    survey: await db.selectFrom('survey').selectAll().executeTakeFirstOrThrow(),
    pictures: await db.selectFrom('survey_picture').selectAll().execute(),
  }))
  expect(JSON.parse(stored.row.layered).onsite).toMatchObject({ vacantFloorArea: 1500, propertyQuality: '差' })
  expect(stored.survey).toMatchObject({ parcel_code: code, companion: 'declined', photos: 1, username: 'wangfang' })
  expect(stored.pictures.map(({ use }) => use).sort()).toEqual(['photo', 'signature'])
  for (const { sha256, use } of stored.pictures) {
    const bytes = await service.attachments.bytes(sha256)
    expect(use === 'photo' ? jpegFault(bytes, 1600) : pngFault(bytes, 1200)).toBeNull()
    expect(bytes.includes(Buffer.from('Exif')[0] ?? 0) && Buffer.from(bytes).includes('Exif')).toBe(false)
  }
  const left = await again.evaluate(
    () =>
      new Promise<number>((done) => {
        const opening = indexedDB.open('parcel-checkup-survey')
        opening.onsuccess = () => {
          const counting = opening.result.transaction('pictures').objectStore('pictures').count()
          counting.onsuccess = () => done(counting.result)
        }
      }),
  )
  expect(left, '已收到的照片不留在手机上').toBe(0)
})

it('控制台看得到这次核查：地块一页、记录里的照片和签名，核查表打印成 PDF', async () => {
  const page = await openConsole(browser, district, `/parcels/${cycle}/${code}?tab=surveys`, { as: 'wangfang' })
  await page.getByRole('link', { name: new RegExp(`^打开\\s*${code}第 1 次核查$`) }).click()
  await page.getByRole('heading', { name: `${code} 第 1 次核查` }).waitFor()
  const photo = page.getByRole('img', { name: '第 1 张：地块全貌' })
  await photo.scrollIntoViewIfNeeded()
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600)
  await page.getByText('陪同人拒签：对空置面积有异议').waitFor()
  await page.getByRole('img', { name: '核查人签名' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('link', { name: '返回现场核查' }).click()
  await page.getByRole('heading', { name: '核查记录' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: /^打印未核查/ }).click()
  expect((await saving).suggestedFilename()).toBe(`现场核查表-新桥镇未核查-${cycle}.pdf`)
})

it('别人同时改了现场值：两个值并列，选“我的”后联网写入', async () => {
  const context = await phoneContext(browser)
  const page = await openPhone(context, district, 'wangfang')
  await page.getByLabel('查找地块').fill(disputed)
  await page.getByRole('link', { name: new RegExp(disputed) }).click()
  await page.getByRole('heading', { name: disputed }).waitFor()
  const { service } = district.server
  const { revision } = await service.database.read((db) =>
    db.selectFrom('row').select('revision').where('row_key', '=', `${cycle}/${disputed}`).executeTakeFirstOrThrow(),
  )
  const key = { cycle, parcelCode: disputed }
  const other = {
    form: 'parcel-self-assessment' as const,
    key,
    baseRevision: revision,
    fields: { propertyQuality: '优' },
  }
  await pushAs(service, district.actor('liqiang'), 'meanwhile', [other])
  await page.getByLabel(/^空置建筑面积/).fill('10')
  await fillItems(page)
  await takePhoto(page)
  await page.getByRole('heading', { name: '照片（1 / 12）' }).waitFor()
  await page.getByLabel('不能定位的原因').fill('厂房内没有信号')
  await sign(page, '核查人')
  await choose(page, '陪同情况', '陪同并签名')
  await page.getByLabel('陪同人姓名').fill('陈国强')
  await sign(page, '陪同人')
  await page.getByRole('button', { name: '提交核查' }).click()
  await page.getByRole('group', { name: '待处理冲突：物业品质' }).waitFor()
  await page.getByLabel(/^我的 差/).check()
  await page.getByRole('button', { name: '采用“我的”' }).click()
  await page.getByRole('group', { name: '待处理冲突：物业品质' }).waitFor({ state: 'detached' })
  const row = await service.database.read((db) =>
    db
      .selectFrom('row')
      .select(['district', 'form', 'row_key', 'layered'])
      .where('row_key', '=', `${cycle}/${disputed}`)
      .executeTakeFirstOrThrow(),
  )
  expect(JSON.parse(row.layered).onsite.propertyQuality).toBe('差')
})
