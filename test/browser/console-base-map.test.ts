import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { gbkFile, workbookFile } from './base-map-files.ts'
import { applyImport, compareImport, startImport } from './base-map-steps.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: [], draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const headings = ['地块编码', '所属街镇', '坐落', '不动产单元号', '宗地面积（m²）', '用途', '权利人', '备用']
const one = ['SJ-XQ-0001', '新桥镇', '示例路1号', '310117001001GB00001', 13333.33, '工业用地', '示例精密', '']
const two = ['SJ-XQ-0002', '新桥镇', '示例路2号', '310117001001GB00002', 20000, '工业用地', '示例电子', '']

it('登记工作簿：核对各列、看差异、写理由应用，地块出现；再次导入只列差异；批文（GBK）与登记冲突，处理后按处理的应用', async () => {
  const page = await openConsole(browser, district, '/base-map', { as: 'guihua' })
  await page.getByText('还没有导入过底版').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await startImport(page, 'registry', await workbookFile('登记宗地.xlsx', [headings, one, two]))

  // 同一字段不能对应两列。
  await page.getByLabel('“备用”对应的字段').selectOption('用地主体名称')
  await page.getByRole('alert').getByText('有两列对应“用地主体名称”').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByLabel('“备用”对应的字段').selectOption('不读取')
  await compareImport(page)
  await page.getByRole('button', { name: '新增 2' }).waitFor()
  await page.getByRole('gridcell', { name: 'SJ-XQ-0001' }).click()
  const detail = page.getByRole('region', { name: 'SJ-XQ-0001' })
  await detail.getByText('13,333.33 m²').first().waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  await page.getByRole('button', { name: '应用到底版' }).click()
  const form = page.getByRole('region', { name: '应用' })
  await form.getByText(/新增 2 宗，变更 0 宗/).waitFor()
  await form.getByRole('button', { name: '应用到底版' }).click()
  await form.getByRole('alert').getByText('至少 2 字').waitFor()
  await form.getByRole('button', { name: '取消' }).click()
  await applyImport(page)
  await page.goto(`${district.origin}/parcels/${cycle}/SJ-XQ-0001?tab=base`)
  await page.getByRole('heading', { name: '各来源的值' }).waitFor()
  await page.getByText('理由：年度底版更新').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])

  // 再次导入：对应关系记得，只列出差异，文件中没有的不自动注销。
  await startImport(
    page,
    'registry',
    await workbookFile('登记宗地（更新）.xlsx', [headings, [...two.slice(0, 4), 21000, ...two.slice(5)]]),
  )
  await page.getByText('已按上次为同样表头保存的对应关系填好').waitFor()
  await compareImport(page)
  await page.getByRole('button', { name: '变更 1' }).waitFor()
  await page.getByRole('gridcell', { name: /登记土地面积 20,000.00 m² → 21,000.00 m²/ }).waitFor()
  await page.getByRole('button', { name: '新文件中没有 1' }).click()
  await page.getByRole('gridcell', { name: 'SJ-XQ-0001' }).waitFor()
  await page.getByRole('tab', { name: /^冲突/ }).click()
  const missing = page.getByRole('article').filter({ hasText: 'SJ-XQ-0001' })
  await missing.getByText('建议：保留地块').waitFor()
  await applyImport(page)

  await startImport(
    page,
    'approval',
    gbkFile('用地批文.csv', [
      ['地块编码', '用地批文文号', '土地面积（亩）', '备注'],
      ['SJ-XQ-0001', '沪府土〔2019〕88号', '21', '约'],
      ['SJ-XQ-0009', '沪府土〔2019〕89号', '二十', ''],
    ]),
    { coverage: '部分' },
  )
  await page.getByText('GBK 编码').waitFor()
  expect(await page.getByLabel('“土地面积（亩）”的面积单位').inputValue()).toBe('mu')
  await compareImport(page)
  await page.getByRole('tab', { name: /^读取问题/ }).click()
  await page.getByRole('gridcell', { name: '二十' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('tab', { name: /^冲突/ }).click()
  const area = page.getByRole('article', { name: '土地面积' })
  await area.getByText(/不动产登记 → 用地批文 → 土地利用现状的优先级/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await area.getByRole('button', { name: /^采用用地批文/ }).click()
  await area.getByText('您刚才：采用用地批文').waitFor()
  await page.getByText('比对结果已不是最新').waitFor()
  await area.getByRole('button', { name: '撤回' }).click()
  await area.getByText(/不处理则按建议/).waitFor()

  // 同类一并处理，先说明项数，可以全部撤回。
  await page.getByRole('button', { name: /^来源之间数值不同/ }).click()
  await page.getByRole('button', { name: '全部采用用地批文' }).click()
  const bulk = page.getByRole('region', { name: '成批处理' })
  await bulk.getByText('应用之前可以撤回').waitFor()
  await bulk.getByRole('button', { name: '全部采用用地批文' }).click()
  await bulk.getByText('全部采用用地批文：1 项').waitFor()
  await page.getByRole('button', { name: '重新比对' }).click()
  await page.getByRole('button', { name: '应用到底版' }).waitFor()
  await applyImport(page, '现场核定以批文为准')
  await page.goto(`${district.origin}/parcels/${cycle}/SJ-XQ-0001?tab=base`)
  await page.getByText('用地批文，人工选定').waitFor()
  await page.getByText('14,000.00 m²').first().waitFor()
})
