import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdf } from '../server/attachments/files.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { addressOf, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { cornerPlot, soundApplication } from './filings.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ draft: false, parcels: [] })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const acts = (page: Page) => page.getByRole('region', { name: '办理', exact: true })

async function act(page: Page, name: string, fill: (page: Page) => Promise<unknown> = async () => {}): Promise<void> {
  await acts(page).getByRole('button', { name, exact: true }).click()
  await acts(page).getByRole('heading', { name, exact: true }).waitFor()
  await fill(page)
  await acts(page).getByRole('button', { name, exact: true }).click()
  await page.getByText(`已办理：${name}。`).waitFor()
}

async function upload(page: Page, label: string): Promise<void> {
  const buffer = Buffer.concat([pdf, Buffer.from(`% ${label}\n%%EOF\n`)])
  await acts(page)
    .getByLabel(`上传${label}`)
    .setInputFiles({ name: `${label}.pdf`, mimeType: 'application/pdf', buffer })
  await page.getByText(`${label}.pdf`).first().waitFor()
}

async function type(page: Page, label: string, text: string): Promise<void> {
  const input = page
    .locator('.form-field')
    .filter({ has: page.locator(`label:text("${label}")`) })
    .first()
    .locator('input, select, textarea')
  if (await input.evaluate((element) => element.tagName === 'SELECT')) await input.selectOption(text)
  else await input.fill(text)
}

it('临港新片区：从申请表到跟踪，由管委会认定；联审未答复的催办，部门在列表里看到', async () => {
  const desk = await openConsole(browser, district, '/filings/new', { as: 'zhoutao' })
  await desk.getByRole('heading', { name: '受理登记' }).waitFor()
  for (const [label, text] of Object.entries(soundApplication)) await type(desk, label, String(text))
  await desk.getByText('没有须改正的内容').waitFor()
  await desk.getByRole('button', { name: '建立项目' }).click()
  await desk.getByRole('tab', { name: '申请表', selected: true }).waitFor()
  const path = addressOf(desk).split('?')[0] ?? ''

  // 管辖：按地块所在的范围，写明依据；不写不能定。
  await acts(desk).getByRole('button', { name: '确定管辖', exact: true }).click()
  await acts(desk).getByText('不以园区名称判断').waitFor()
  await acts(desk).getByRole('button', { name: '确定管辖', exact: true }).click()
  await acts(desk).getByRole('alert').getByText('没有填写依据').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await acts(desk).getByLabel(/^依据/).fill('地块在临港新片区规划范围内（示例）')
  await acts(desk).getByRole('button', { name: '确定管辖', exact: true }).click()
  await desk.getByText('已办理：确定管辖。').waitFor()
  await desk.getByText('临港新片区管委会', { exact: true }).waitFor()
  expect(await widthsThatOverflow(desk)).toEqual([])

  await desk.getByRole('tab', { name: /^材料/ }).click()
  await desk
    .getByLabel('上传四至范围矢量图')
    .setInputFiles({ name: '四至.geojson', mimeType: 'application/json', buffer: Buffer.from(cornerPlot) })
  await desk.getByLabel('文件的坐标系').selectOption('4549')
  await desk.getByRole('button', { name: '上传并读取' }).click()
  await desk.getByText('与申请表改造前土地面积相差').waitFor()
  await act(desk, '申报', async (page) => {
    for (const label of ['土地权证', '土地出让合同']) await upload(page, label)
  })
  await act(desk, '受理')
  await act(desk, '初审', async (page) => {
    expect(await page.getByLabel('用地类型（确定）').locator('option').allInnerTexts()).toEqual(['临港新片区辖区内'])
    for (const item of await page.locator('.checklist-item').all()) {
      const isNegative = (await item.locator('xpath=..').getByRole('heading').innerText()) === '负面清单'
      await item.getByLabel(isNegative ? '不符合' : '符合', { exact: true }).check()
    }
    await upload(page, '初审意见')
  })
  await act(desk, '一键成表')
  await act(desk, '盖章确认')
  await act(desk, '盖章确认')
  await act(desk, '发起联审', async (page) => {
    for (const name of ['区科委', '区规划资源局', '区生态环境局', '区应急局', '区发改委'])
      await page.getByLabel(name, { exact: true }).uncheck()
  })

  // 催办：看板、办理过程、街镇的列表和项目页都看得到，不发邮件。
  await act(desk, '催办', async (page) => {
    await acts(page).getByText('系统不发邮件和短信').waitFor()
    await page.getByLabel('催办的话（选填，对方看到）').fill('请今日答复')
    expect(await accessibilityFaults(page)).toEqual([])
  })
  await desk.getByRole('tab', { name: '办理过程' }).click()
  await desk.locator('.timeline').getByText('催办新桥镇（未发邮件和短信）').waitFor()
  const town = await openConsole(browser, district, '/filings', { as: 'liqiang' })
  await town.getByText('区产业部门催办 1 项联审意见').waitFor()
  await town
    .locator('.filing-card')
    .getByText(/催办，应 .* 前答复/)
    .waitFor()
  expect(await accessibilityFaults(town)).toEqual([])
  await town.getByRole('link', { name: '查看联审中的项目' }).click()
  await town.getByText(/^催办 \d\d-\d\d$/).waitFor()
  expect(await widthsThatOverflow(town)).toEqual([])
  await town.goto(district.origin + path)
  await town.getByText('请今日答复').first().waitFor()
  await act(town, '联审意见', (page) => page.getByLabel('意见', { exact: true }).selectOption('同意'))
  expect(await town.getByText('催办联审意见').count()).toBe(0)

  // 报管委会，由管委会认定，进入跟踪。
  await desk.reload()
  await act(desk, '报管委会', (page) => upload(page, '申报项目区级联审情况一览表'))
  await desk.getByText('报管委会', { exact: true }).first().waitFor()
  await acts(desk).getByRole('button', { name: '通过认定', exact: true }).click()
  await acts(desk).getByText('缺少临港新片区管委会项目认定相关文件').waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
  await upload(desk, '临港新片区管委会项目认定相关文件')
  await acts(desk).getByRole('button', { name: '通过认定', exact: true }).click()
  await desk.getByText('已办理：通过认定。').waitFor()
  await desk.getByRole('tab', { name: '认定与跟踪' }).click()
  await desk.getByText(/临港新片区管委会通过认定$/).waitFor()
  await act(desk, '节点完成', async (page) => {
    await page.getByLabel('节点', { exact: true }).selectOption('改扩建')
  })
  await desk.getByRole('link', { name: '返回优质项目' }).click()
  await desk
    .locator('.filing-card')
    .getByText(/^临港 /)
    .waitFor()
  expect(await accessibilityFaults(desk)).toEqual([])
})
