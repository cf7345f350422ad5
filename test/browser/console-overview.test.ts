import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Overview } from '#core/api/parcels.ts'
import { overview as overviewShape } from '#core/api/parcels.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict()
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

async function told(page: Page): Promise<Overview> {
  const response = await page.request.get(`${district.origin}/api/v1/overview?cycle=${cycle}`)
  return overviewShape.parse(await response.json())
}

it('要点与服务器一致，每个数都通向相应的地块', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  const figures = page.getByLabel('要点')
  await figures.waitFor()
  const facts = await told(page)
  expect(await figures.getByRole('link').allTextContents()).toEqual([
    expect.stringContaining(`地块${facts.parcels}宗`),
    expect.stringContaining(`已提交${facts.submitted}宗`),
    expect.stringContaining(`须改正${facts.parcelsWithErrors}宗`),
    expect.stringContaining(`须说明${facts.warnings}处`),
  ])
  await figures.getByRole('link', { name: /须改正/ }).click()
  await page.getByText(`${facts.parcelsWithErrors} 宗`).first().waitFor()
  expect(addressOf(page)).toBe('/parcels?finding=error')
  await page.goBack()
  await figures.getByRole('link', { name: /已提交/ }).click()
  await page.getByText(`${facts.submitted} 宗`).first().waitFor()
  expect(addressOf(page)).toBe('/parcels?status=submitted,town-approved,review-approved,locked')
})

it('各街镇进度列全街镇和园区，最慢的在前，可按列排序，数字通向筛选', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  const table = page.getByRole('table').filter({ hasText: '街镇/园区' }).first()
  await table.waitFor()
  const facts = await told(page)
  expect(await table.locator('tbody tr').count()).toBe(facts.towns.length)
  expect(facts.towns.length).toBe(20)

  const shares = async (): Promise<number[]> => {
    const texts = await table.locator('tbody td:nth-child(4)').allTextContents()
    return texts.map((text) => Number.parseFloat(text))
  }
  expect(await shares()).toEqual((await shares()).toSorted((a, b) => a - b))
  await table.getByRole('button', { name: '须改正' }).click()
  const errors = (await table.locator('tbody td:nth-child(5)').allTextContents()).map(Number)
  expect(errors).toEqual(errors.toSorted((a, b) => b - a))
  expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending')

  const [first] = facts.towns.toSorted((a, b) => b.errors - a.errors)
  await table.locator('tbody tr').first().locator('td:nth-child(5) a').click()
  await page.getByRole('heading', { level: 1, name: '地块' }).waitFor()
  expect(addressOf(page)).toBe(`/parcels?town=${first?.townCode}&finding=error`)
})

it('试算类别标明草评和预估，图有数据表和说明，图和表的数一样', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  const facts = await told(page)
  const draft = page.getByRole('region', { name: '试算类别' })
  await draft.getByText('预估结果').waitFor()
  expect(await draft.getByText('草评', { exact: true }).count()).toBe(1)
  const counts = await draft.locator('dd').allTextContents()
  const { A, B, C, D } = facts.evaluation?.classes ?? { A: 0, B: 0, C: 0, D: 0 }
  expect(counts.map(Number)).toEqual([A, B, C, D])

  const chart = page.locator('section.chart').last()
  await chart.locator('canvas').waitFor()
  expect(await chart.locator('.chart-canvas').getAttribute('aria-label')).toContain('D 类占比')
  await chart.getByRole('button', { name: '看数据' }).click()
  const worst = facts.evaluation?.byTown.toSorted(
    (a, b) => b.D / (b.A + b.B + b.C + b.D) - a.D / (a.A + a.B + a.C + a.D),
  )
  const first = chart.locator('tbody tr').first()
  await first.waitFor()
  const cells = await first.locator('td').allTextContents()
  const [town] = worst ?? []
  expect(cells.slice(0, 5).map(Number)).toEqual([town?.A, town?.B, town?.C, town?.D, town?.none])
})

it('保存的图是 PNG，名字就是图的标题', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  const chart = page.locator('section.chart').first()
  await chart.locator('canvas').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chart.getByRole('button', { name: /保存图片/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/分的地块最多\.png$/)
})

it('最常见的问题通向有这个问题的地块', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  const facts = await told(page)
  const [top] = facts.topFindings
  await page.getByRole('region', { name: '最常见的问题' }).getByRole('link').first().click()
  await page.getByRole('grid').locator('tbody a').first().waitFor()
  expect(addressOf(page)).toBe(`/parcels?code=${top?.code}`)
  await page.getByRole('button', { name: `问题：${top?.title}` }).waitFor()
})

it('街镇只看见自己；待办是自己要办的', async () => {
  const page = await openKept('/', { as: 'liqiang' })
  await page.getByText('已提交，待街镇审核').waitFor()
  const towns = page.getByRole('region', { name: '各街镇进度' }).locator('tbody tr')
  expect(await towns.allTextContents()).toEqual([expect.stringContaining('新桥镇')])
  await page.getByRole('link', { name: /已提交，待街镇审核/ }).click()
  await page.getByRole('grid').locator('tbody a').first().waitFor()
  expect(addressOf(page)).toBe('/parcels?status=submitted')
})

it('总览从窄到宽都没有横向滚动，无障碍检查干净', async () => {
  const page = await openKept('/', { as: 'zhoutao' })
  await page.locator('section.chart canvas').last().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})

it('读取中有形状，失败有说明和重试', async () => {
  const page = await openConsole(browser, district, '/parcels', { as: 'zhoutao' })
  await page.route('**/api/v1/overview?*', (route) => route.fulfill({ status: 503, body: '<html>' }))
  await page.getByRole('link', { name: '总览', exact: true }).click()
  await page.getByRole('alert').getByText('服务器的答复无法读取').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.unroute('**/api/v1/overview?*')
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByLabel('要点').getByRole('link').first().waitFor()
})
