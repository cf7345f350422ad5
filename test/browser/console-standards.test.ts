import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { eventually, openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'
import { registerOf, second, weighing } from './standards-made.ts'
import { employSecond, signInSecond } from './tenancy-stage.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: sampleDistrict(2025).slice(0, 6), draft: false })
  await employSecond(district)
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const state = (page: Page) => page.locator('.page-head .badge').nth(1)
const weight = (page: Page, indicator: string) => page.getByLabel(`${indicator} 的权重`, { exact: true })
const tax = 'E1 土地税收产出率'

async function sound(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
}

it('一个版本的一生：以现行为底新建、改权重并归一、试评、提交，另一人批准，发布后只读', async () => {
  const page = await openConsole(browser, district, '/standards', { as: 'zhoutao' })
  await page.getByRole('row').filter({ hasText: reg.id }).getByText('在用').waitFor()
  await page.getByRole('row').filter({ hasText: 'HA-示例-2024.1' }).waitFor()
  await page.getByRole('button', { name: '新建版本' }).click()
  const making = page.getByRole('form', { name: `以 ${reg.id} 为底新建` })
  await making.getByRole('button', { name: '新建草稿' }).click()
  await making.getByRole('alert').getByText('编号未填').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await making.getByLabel('新编号').fill('SJ-2027.1')
  await making.getByLabel('名称').fill('松江区产业用地综合绩效评估标准')
  await making.getByRole('button', { name: '新建草稿' }).click()
  await page.getByRole('heading', { level: 1, name: 'SJ-2027.1' }).waitFor()
  const tools = page.getByRole('toolbar', { name: '修改' })
  await tools.waitFor()
  await page.getByText('不能提交批准：还没有用现在的内容试评过').waitFor()

  await weight(page, tax).fill('25')
  await page.getByText('权重合计 105，应为 100，多 5。').waitFor()
  await page.getByText('不能试评：有未保存的修改').waitFor()
  await weight(page, 'E2 土地产出率').fill('十二')
  const faults = page.getByRole('region', { name: '须改正' })
  await faults.getByRole('button', { name: /^E2 土地产出率 权重：不是数字/ }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe(
    'indicators.5.weight',
  )
  await sound(page)
  await weight(page, 'E2 土地产出率').fill('12')

  await page.getByRole('button', { name: '按比例归一', exact: true }).click()
  await page.getByText('权重合计 100，等于 100。').waitFor()
  expect(await weight(page, tax).inputValue()).toBe('23.81')
  await tools.getByRole('button', { name: /^撤销：按比例归一/ }).click()
  expect(await weight(page, tax).inputValue()).toBe('25')
  await page.keyboard.press('Control+y')
  await eventually(() => weight(page, tax).inputValue()).toBe('23.81')

  await page.getByRole('button', { name: tax, exact: true }).click()
  await page.getByLabel('第 2 档的界限').fill('120')
  await faults.getByRole('button', { name: /^E1 土地税收产出率 第 1 档/ }).waitFor()
  await page.getByRole('button', { name: '按界限排序' }).click()
  await faults
    .getByRole('button', { name: /分值递减/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await eventually(() => faults.count()).toBe(0)

  await page.locator('.std-line-form > .std-fields > .std-citation > summary').click()
  const day = page.locator('[data-place="indicators.4.citation.since"]')
  await day.fill('2099-01-01')
  await page.locator('.std-line-form > .std-fields > .std-citation > summary').click()
  await faults.getByRole('button', { name: /^E1 土地税收产出率：自何日起 2099-01-01 晚于标准的施行首日/ }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe(
    'indicators.4.citation.since',
  )
  expect(await day.isVisible()).toBe(true)
  await tools.getByRole('button', { name: /^撤销：E1 依据/ }).click()
  await eventually(() => day.inputValue()).toBe('')
  await day.fill('2019-06-01')
  await page.getByText(/^依据：.*，自2019年6月1日起$/).waitFor()
  await page.getByText('各档单独的依据：第 1 档、第 2 档、第 4 档、第 5 档').click()
  await page.getByRole('button', { name: '写第 3 档依据' }).click()
  await page.getByText('各档单独的依据：第 1 档、第 2 档、第 3 档、第 4 档、第 5 档').waitFor()
  await sound(page)
  await tools.getByRole('button', { name: /^撤销：E1 第 3 档/ }).click()
  await page.getByRole('button', { name: '写第 3 档依据' }).waitFor()

  await page.getByRole('button', { name: /^停用\s*D6$/ }).click()
  await page.getByRole('region', { name: '已停用的规则' }).getByText('整宗违法用地').waitFor()

  await page.reload()
  await page.getByText('已恢复您上次没有保存的修改').waitFor()
  expect(await weight(page, tax).inputValue()).toBe('23.81')
  await tools.getByRole('button', { name: '保存', exact: true }).click()
  await tools.getByText('已保存').waitFor()
  await page
    .getByRole('region', { name: '与所依据版本的差异' })
    .getByText(/E1.*权重由 20 改为 23.81/)
    .waitFor()
  await page.getByText('新增指标 E1 土地税收产出率的依据“自何日起”：2019-06-01。').waitFor()
  await page.getByRole('button', { name: '试评', exact: true }).click()
  await page.getByText('试评完成。').waitFor()
  await eventually(() => state(page).textContent()).toBe('已试评')
  await page.getByRole('button', { name: '提交批准', exact: true }).click()
  await page.getByRole('region', { name: '提交批准' }).getByRole('button', { name: '提交批准', exact: true }).click()
  await eventually(() => state(page).textContent()).toBe('待批准')
  await page.getByText('不能批准：您修改或提交过这一版本，须由专班另一人办理。').waitFor()
  expect(await tools.count()).toBe(0)

  const other = await openConsole(browser, district, '/')
  await signInSecond(district, other.context())
  await other.goto(`${district.origin}/standards/SJ-2027.1`)
  await other.getByRole('button', { name: '批准', exact: true }).click()
  await other.getByRole('region', { name: '批准' }).getByRole('button', { name: '批准', exact: true }).click()
  await eventually(() => state(other).textContent()).toBe('已批准')
  await other.getByRole('button', { name: '发布', exact: true }).click()
  const publishing = other.getByRole('region', { name: '发布' })
  await publishing.getByText(`接替 ${reg.id}（示例）`).waitFor()
  await publishing.getByLabel('标签').selectOption('正式')
  await publishing.getByRole('button', { name: '发布', exact: true }).click()
  await publishing.getByRole('alert').getByText('批准文件文号未填').waitFor()
  await sound(other)
  await publishing.getByLabel('批准文件文号').fill('松产评〔2026〕1号')
  await publishing.getByLabel('文件日期').fill('2026-11-20')
  await publishing.getByRole('button', { name: '发布', exact: true }).click()
  await eventually(() => state(other).textContent()).toBe('在用')
  expect(await other.getByRole('toolbar').count()).toBe(0)
  await other.getByText('批准文件：松产评〔2026〕1号，2026-11-20').waitFor()
  await sound(other)
  await other.getByRole('link', { name: '返回标准列表' }).click()
  await other.getByRole('row').filter({ hasText: reg.id }).getByText('已停用').waitFor()

  const town = await openConsole(browser, district, '/standards/SJ-2027.1', { as: 'wangfang', width: 350 })
  await town.getByRole('region', { name: '措施' }).getByText('鼓励支持', { exact: true }).waitFor()
  expect(await town.getByRole('button', { name: /新建|停用/ }).count()).toBe(0)
  expect(await accessibilityFaults(town)).toEqual([])
})

it('两人同改一个草稿：双方的改动并列，合并后都在', async () => {
  const register = registerOf(district)
  const begun = await register.begin(district.actor('zhoutao'), 'SJ-2027.2')
  const page = await openConsole(browser, district, '/standards/SJ-2027.2', { as: 'zhoutao' })
  await page.getByRole('toolbar', { name: '修改' }).waitFor()
  await register.save(second, begun, (text) => weighing(text, { R1: 9, E1: 21 }))
  await weight(page, tax).fill('24')
  await weight(page, 'G1 单位能耗产值').fill('6')
  await page.keyboard.press('Control+s')
  const conflict = page.getByRole('alert', { name: '冲突' })
  await conflict.getByText('林奕的修改（已保存）').waitFor()
  await eventually(() => conflict.getByText('冲突', { exact: true }).count()).toBe(2)
  const head = conflict.getByRole('heading', { name: /^林奕 .* 先保存了这个草稿$/ })
  await eventually(async () => (await head.boundingBox())?.y ?? -1).toBeGreaterThan(0)
  await eventually(() => conflict.getByRole('list').first().getByRole('listitem').count()).toBe(2)
  await sound(page)
  await conflict.getByRole('button', { name: '合并，冲突处用我的' }).click()
  expect(await weight(page, tax).inputValue()).toBe('24')
  expect(await weight(page, 'R1 容积率实现度').inputValue()).toBe('9')
  await page.keyboard.press('Control+s')
  await page.getByRole('toolbar', { name: '修改' }).getByText('已保存').waitFor()
  await page
    .getByRole('region', { name: '与所依据版本的差异' })
    .getByText(/R1.*权重由 8 改为 9/)
    .waitFor()

  await page.getByRole('button', { name: '导入', exact: true }).click()
  const importing = page.getByRole('region', { name: '导入评估标准' })
  const text = JSON.stringify({ ...reg, name: '文件里的标准' })
  const file = { name: '评估标准.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await importing.locator('input[type="file"]').setInputFiles(file)
  await importing.getByText('没有发现问题。').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await importing.getByRole('button', { name: '放进草稿' }).click()
  await eventually(() => page.getByLabel('名称', { exact: true }).inputValue()).toBe('文件里的标准')
  await page.getByRole('button', { name: /^撤销：导入 评估标准.json/ }).click()
  expect(await weight(page, tax).inputValue()).toBe('24')
})
