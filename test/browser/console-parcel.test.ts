import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ParcelDetail, parcelDetail } from '#core/api/parcels.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { send } from './conflicts.ts'
import { addressOf, eventually, signedIn, widthsThatOverflow } from './console-pages.ts'
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

async function open(path: string, as = 'zhoutao'): Promise<Page> {
  const page = await openKept(`/parcels/${cycle}/${path}`, { as })
  await page.getByRole('region', { name: '结论' }).waitFor()
  return page
}

async function told(page: Pick<Page, 'request'>, code: string): Promise<ParcelDetail> {
  const response = await page.request.get(`${district.origin}/api/v1/parcels/${cycle}/${code}`)
  return parcelDetail.parse(await response.json())
}

async function firstCode(page: Pick<Page, 'request'>, query: string): Promise<string> {
  const response = await page.request.get(`${district.origin}/api/v1/parcels?cycle=${cycle}&limit=1&${query}`)
  const { items } = await response.json()
  return String(items[0].parcelCode)
}

it('概况：类别标明预估，面积换算成亩，问题三句话并有依据', async () => {
  const list = await signedIn(browser, district, 'zhoutao')
  const code = await firstCode(list, 'finding=error')
  const page = await open(code)
  const facts = await told(page, code)
  const area = facts.parcel.fields.find((field) => field.field === 'landArea')?.effective
  if (typeof area !== 'number') throw new Error(`${code} has no area`)
  const mu = (Math.round(area * 0.15) / 100).toFixed(2)
  await page.getByText(new RegExp(`m²（${mu.replace(/\B(?=(\d{3})+\.)/, ',')} 亩）`)).waitFor()
  const problems = page.getByRole('region', { name: '问题' })
  expect(await problems.getByRole('listitem').count()).toBe(facts.findings.length)
  const [first] = facts.findings.filter((finding) => finding.level === 'error')
  await problems
    .getByText(first?.message ?? '')
    .first()
    .waitFor()
  await problems.getByText('依据：').first().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})

it('数据：各层并排，有效值取最高层，来源一步可见；统计、税务核定值对街镇遮蔽但留着列', async () => {
  const list = await signedIn(browser, district, 'zhoutao')
  const codes = await list.request.get(`${district.origin}/api/v1/parcels?cycle=${cycle}&town=310117105000&limit=60`)
  const all: string[] = (await codes.json()).items.map((item: { parcelCode: string }) => item.parcelCode)
  let code = ''
  for (const candidate of all) {
    const detail = await told(list, candidate)
    const tax = detail.firms[0]?.fields.find((field) => field.field === 'taxPaid')
    if (tax?.layers.some((layer) => layer.layer === 'department') === true) code = candidate
    if (code !== '') break
  }
  const page = await open(`${code}?tab=data`)
  const facts = await told(page, code)
  const tax = facts.firms[0]?.fields.find((field) => field.field === 'taxPaid')
  const confirmed = tax?.layers.find((layer) => layer.layer === 'department')?.value
  const row = page.getByRole('row').filter({ hasText: '上缴税金总额' }).first()
  const cells = await row.getByRole('cell').allTextContents()
  const shown = Number(confirmed)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',')
  expect(cells[0]).toBe(shown)
  expect(cells[3]).toBe(shown)
  await row.getByRole('button').click()
  await page.getByText('赵敏').first().waitFor()
  await page.getByText('依据：').first().waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])

  const town = await open(`${code}?tab=data`, 'wangfang')
  const masked = town.getByRole('row').filter({ hasText: '上缴税金总额' }).first()
  const townCells = await masked.getByRole('cell').allTextContents()
  expect(townCells[0]).toBe('无权查看')
  expect(townCells[3]).toBe('无权查看')
  expect(townCells[1]).not.toBe('')
})

it('数据可以只看有问题的字段，问题就在字段下面', async () => {
  const list = await signedIn(browser, district, 'zhoutao')
  const code = await firstCode(list, 'finding=error')
  const page = await open(`${code}?tab=data`)
  const facts = await told(page, code)
  await page.getByRole('button', { name: '有问题的' }).click()
  const parcelFindings = facts.findings.filter((finding) => finding.form === 'parcel-self-assessment')
  expect(await page.locator('.field-finding').count()).toBeGreaterThan(0)
  for (const finding of parcelFindings) await page.getByText(finding.message).first().waitFor()
})

it('评分：总分、规则、指标和逐条说明，每条有依据，标准全文一步可达', async () => {
  const list = await signedIn(browser, district, 'zhoutao')
  const code = await firstCode(list, 'class=D')
  const page = await open(`${code}?tab=score`)
  const facts = await told(page, code)
  const total = facts.result?.result.total
  if (typeof total !== 'number') throw new Error(`${code} has no total`)
  await page.getByRole('region', { name: '综合得分' }).getByText(total.toFixed(2)).waitFor()
  const lines = page.getByRole('region', { name: '逐条说明' }).getByRole('listitem')
  expect(await lines.count()).toBeGreaterThanOrEqual(11)
  for (const text of await lines.allTextContents()) expect(text).toMatch(/REG-示例-2026\.1/)
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('region', { name: '逐条说明' }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'REG-示例-2026.1' }).waitFor()
})

it('历史：最新的在前，谁、什么时候、从什么改到什么', async () => {
  const page = await open('SJ-XQ-0001?tab=history')
  const facts = await told(page, 'SJ-XQ-0001')
  const items = page.getByRole('region', { name: '修改记录' }).locator('> ol > li')
  expect(await items.count()).toBe(facts.history.length + facts.transitions.length)
  const times = await items.locator('.history-head > :first-child').allTextContents()
  expect(times).toEqual(times.toSorted().reverse())
  expect(await widthsThatOverflow(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
})

it('从列表打开后，↑ ↓ 沿着同一个筛选走，返回回到那一行', async () => {
  const page = await openKept('/parcels?town=310117105000&sort=-total', { as: 'zhoutao' })
  const links = page.getByRole('grid').locator('tbody td:nth-child(2) a')
  await links.first().waitFor()
  const [, second, third] = await links.allTextContents()
  await page.getByRole('grid').locator('tbody tr[data-row="1"] td').nth(3).click()
  await page.getByRole('heading', { level: 1, name: second ?? '' }).waitFor()
  await page.getByText(/^第 2 \/ /).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { level: 1, name: third ?? '' }).waitFor()
  expect(addressOf(page)).toBe(`/parcels/${cycle}/${third}?town=310117105000&sort=-total&at=2`)
  await page.getByRole('link', { name: '上一宗' }).click()
  await page.getByRole('heading', { level: 1, name: second ?? '' }).waitFor()
  await page.getByRole('link', { name: '返回列表' }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-row'))).toBe('1')
  expect(addressOf(page)).toBe('/parcels?town=310117105000&sort=-total')
})

it('一宗的办理：只给状态允许的操作，办完状态就变', async () => {
  const list = await signedIn(browser, district, 'liqiang')
  const code = await firstCode(list, 'status=submitted')
  const page = await open(code, 'liqiang')
  const verdict = page.getByRole('region', { name: '结论' })
  expect(await verdict.getByRole('button').allTextContents()).toEqual(['退回', '通过'])
  await verdict.getByRole('button', { name: '通过' }).click()
  await verdict.getByRole('button', { name: '通过 1 宗' }).click()
  await verdict.getByText('已通过 1 宗').waitFor()
  await verdict.getByText('街镇通过').waitFor()
  expect(await verdict.getByRole('button', { name: '通过', exact: true }).count()).toBe(0)
})

it('街镇通过要说明：没有审核意见的先写好审核通过，清空了不办，办完写进表里', async () => {
  const list = await signedIn(browser, district, 'liqiang')
  const code = await firstCode(list, 'status=submitted')
  const { parcel } = await told(list, code)
  await send(district, 'liqiang', code, { townOpinion: null }, parcel.revision)
  const page = await open(code, 'liqiang')
  const verdict = page.getByRole('region', { name: '结论' })
  await verdict.getByRole('button', { name: '通过' }).click()
  const words = verdict.getByLabel('说明（必填，写入街镇审核意见）')
  expect(await words.inputValue()).toBe('审核通过')
  await words.fill('')
  await verdict.getByRole('button', { name: '通过 1 宗' }).click()
  await verdict.getByRole('alert').getByText('街镇审核意见为必填项').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await words.fill('现场核实无误')
  await verdict.getByRole('button', { name: '通过 1 宗' }).click()
  await verdict.getByText('已通过 1 宗').waitFor()
  const after = await told(page, code)
  expect(after.parcel.fields.find(({ field }) => field === 'townOpinion')?.effective).toBe('现场核实无误')
})

it('标签页用左右键换，写进地址，刷新还在', async () => {
  const page = await open('SJ-XQ-0002')
  await page.getByRole('tab', { name: '概况' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(addressOf(page)).toBe(`/parcels/${cycle}/SJ-XQ-0002?tab=score`)
  await page.reload()
  await eventually(() => page.getByRole('tab', { name: '评分' }).getAttribute('aria-selected')).toBe('true')
})

it('没有这宗地块时说明原因', async () => {
  const page = await openKept(`/parcels/${cycle}/SJ-XX-0000`, { as: 'zhoutao' })
  await page.getByRole('alert').locator('strong').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
