import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { RouteId } from '#core/filing-route/route.ts'
import { pdf } from '../server/attachments/files.ts'
import { launchChromium } from './chromium.ts'
import { type District, startDistrict } from './district.ts'
import { type SeededFiling, seedFiling } from './filings.ts'
import { keptConsoles } from './kept-console.ts'

let browser: Browser
let district: District
const openKept = keptConsoles(
  () => browser,
  () => district,
)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false, parcels: [] })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const day = '2026-11-20'
const acts = (page: Page) => page.getByRole('region', { name: '办理', exact: true })

async function open(filing: SeededFiling): Promise<Page> {
  const page = await openKept(`/filings/${filing.id}`, { as: 'zhoutao' })
  await page.getByRole('tab').first().waitFor()
  return page
}

async function act(page: Page, name: string, ...papers: readonly string[]): Promise<void> {
  await acts(page).getByRole('button', { name, exact: true }).click()
  for (const label of papers) {
    const buffer = Buffer.concat([pdf, Buffer.from(`% ${label}\n%%EOF\n`)])
    await page.getByLabel(`上传${label}`).setInputFiles({ name: `${label}.pdf`, mimeType: 'application/pdf', buffer })
    await page.getByText(`${label}.pdf`).first().waitFor()
  }
  await acts(page).getByRole('button', { name, exact: true }).click()
  await page.getByText(`已办理：${name}。`).waitFor()
}

it('新出让土地：不由区政府认定，报市审核，时钟停，市里认定后进入跟踪', async () => {
  const filing = await seedFiling(district, day, { 用地类型: '① 战略预留区新出让' })
  await filing.submit(day)
  await filing.act('zhoutao', day, { kind: 'accept' })
  await filing.assess(day, 'reserve-new')
  await filing.stamp(day)
  await filing.review(day, day)
  await filing.agree(day)
  const page = await open(filing)
  expect(await acts(page).getByRole('button', { name: '报区政府' }).count()).toBe(0)
  await act(page, '报市审核', '申报项目区级联审情况一览表', '战略预留区规划启动依据')
  await page.getByRole('heading', { name: /^用时 0 个工作日/ }).waitFor()
  await act(page, '市认定通过', '市三委两局审核结果')
  await page.getByText('产业项目跟踪', { exact: true }).first().waitFor()
})

it('②b 扩建：写了理由才能成表；③ 突破合同容积率：认定后提醒报备', async () => {
  const inside = await seedFiling(district, day, {
    用地类型: '②b 开发边界内未保留',
    改造方式: '扩建',
    承诺服从规划收回土地: '是',
  })
  await inside.submit(day, ['commitment'])
  await inside.act('zhoutao', day, { kind: 'accept' })
  await inside.assess(day, 'inside-not-kept')
  const page = await open(inside)
  await acts(page).getByRole('button', { name: '一键成表' }).click()
  await acts(page).getByText('②b类用地可改建，不可扩建').waitFor()
  await acts(page).getByRole('button', { name: '取消' }).click()
  await acts(page).getByRole('button', { name: '初审' }).click()
  await page.getByLabel(/另予通过的理由/).fill('不增加占地，规划资源部门同意')
  await acts(page).getByRole('button', { name: '初审', exact: true }).click()
  await page.getByText('已办理：初审。').waitFor()
  await act(page, '一键成表')

  const outside = await seedFiling(district, day, { 用地类型: '③ 开发边界外已确认', 合同容积率: 1.1 })
  await outside.submit(day)
  await outside.act('zhoutao', day, { kind: 'accept' })
  await outside.assess(day, 'outside-confirmed')
  await outside.stamp(day)
  await outside.review(day, day)
  await outside.agree(day)
  const papers = ['review-table', 'plan-confirmation'] as const
  await outside.act('zhoutao', day, { kind: 'report' }, { documents: papers })
  const city = await open(outside)
  await act(city, '通过认定', '区政府项目认定相关文件')
  await acts(city).getByText('下一步：市级报备').waitFor()
  await act(city, '市级报备', '市级报备材料')
  await acts(city).getByText('下一步：节点完成').waitFor()
})

interface Way {
  readonly route: RouteId
  readonly typed: Parameters<typeof seedFiling>[2]
  readonly submitted: readonly DocumentKind[]
  /** What 报区政府 asks for beside 一览表. */
  readonly reported: readonly string[]
}

const opinion = '区产业、规划资源部门评估意见'

it.each<[string, Way]>([
  [
    '① 战略预留区现状，新建',
    {
      route: 'reserve-existing',
      typed: { 用地类型: '① 战略预留区现状', 改造方式: '新建' },
      submitted: [],
      reported: [],
    },
  ],
  [
    '②a 规划保留，改建',
    {
      route: 'inside-kept',
      typed: { 用地类型: '②a 开发边界内规划保留', 改造方式: '改建' },
      submitted: [],
      reported: [opinion, '控详规划依据'],
    },
  ],
  [
    '②b 未保留，改建，有承诺书',
    {
      route: 'inside-not-kept',
      typed: { 用地类型: '②b 开发边界内未保留', 改造方式: '改建', 承诺服从规划收回土地: '是' },
      submitted: ['commitment'],
      reported: [opinion],
    },
  ],
  [
    '③ 未经规划确认',
    {
      route: 'outside-unconfirmed',
      typed: { 用地类型: '③ 开发边界外未确认', 改造方式: '改建' },
      submitted: [],
      reported: [],
    },
  ],
])('%s：报区政府须有本类材料，通过认定后进入跟踪', async (_name, { route, typed, submitted, reported }) => {
  const filing = await seedFiling(district, day, typed)
  await filing.submit(day, submitted)
  await filing.act('zhoutao', day, { kind: 'accept' })
  await filing.assess(day, route)
  await filing.stamp(day)
  await filing.review(day, day)
  await filing.agree(day)
  const page = await open(filing)
  await act(page, '报区政府', '申报项目区级联审情况一览表', ...reported)
  await act(page, '通过认定', '区政府项目认定相关文件')
  await page.getByText('产业项目跟踪', { exact: true }).first().waitFor()
})
