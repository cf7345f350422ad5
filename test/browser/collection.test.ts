import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWorkbook } from '#workbook/read.ts'
import { savedByLibreOffice } from '../office/opened-again.ts'
import { pdf } from '../server/attachments/files.ts'
import { accessibilityFaults } from './accessibility.ts'
import { workbookFile } from './base-map-files.ts'
import { applyImport, compareImport, startImport } from './base-map-steps.ts'
import { chosen, parcelsOfXinqiao } from './bulk-upload-files.ts'
import { launchChromium } from './chromium.ts'
import { openConsole } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'
import { filledOut } from './filled-workbook.ts'

let browser: Browser
let district: District
const parcels = parcelsOfXinqiao().slice(0, 3)
const codes = parcels.map(({ parcel }) => String(parcel.parcelCode))
const [owned] = parcels
const firm = String(owned?.parcel.ownerUscc)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels: [], draft: false, firm })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

const registry = [
  ['地块编码', '所属街镇', '坐落', '不动产单元号', '宗地面积（m²）', '权利人'],
  ...parcels.map(({ parcel }) => [
    String(parcel.parcelCode),
    '新桥镇',
    String(parcel.parcelName),
    String(parcel.realEstateUnitNo),
    Number(parcel.landArea),
    String(parcel.ownerName),
  ]),
]

async function downloaded(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await act()
  return readFile(await (await download).path())
}

it('收集：底版导入、下发、填报、成批退回和通过、部门名单、名单完整、异议答复、完成率 100%', async () => {
  // 区规划资源局导入底版。
  const planning = await openConsole(browser, district, '/base-map', { as: 'guihua' })
  await startImport(planning, 'registry', await workbookFile('登记宗地.xlsx', registry))
  await compareImport(planning)
  await planning.getByRole('button', { name: `新增 ${codes.length}` }).waitFor()
  await applyImport(planning)

  // 街镇经办下发；企业填好，用 LibreOffice 保存；街镇成批收回。
  const clerk = await openConsole(browser, district, '/hand-outs', { as: 'wangfang' })
  const row = clerk.getByRole('region', { name: '可下发的街镇' }).getByRole('row', { name: /新桥镇/ })
  const zip = await downloaded(clerk, () => row.getByRole('button', { name: '下发新桥镇 一地一表' }).click())
  const handedOut = Object.entries(unzipSync(zip)).filter(([name]) => !name.startsWith('下发清单'))
  expect(handedOut).toHaveLength(codes.length)
  const filled = await Promise.all(
    handedOut.map(async ([name, bytes]) => {
      const { meta } = await readWorkbook(bytes)
      const sample = parcels.find(({ parcel }) => parcel.parcelCode === meta?.parcelCode)
      if (sample === undefined) throw new Error(`${name} is of no parcel of ours`)
      return chosen(name, await savedByLibreOffice(await filledOut(bytes, sample), 'xlsx'))
    }),
  )
  await clerk.getByRole('link', { name: '批量上传', exact: true }).click()
  await clerk.getByRole('heading', { level: 1, name: '批量上传' }).waitFor()
  await clerk.locator('input[type="file"][accept]').setInputFiles(filled)
  await clerk.locator('.page-head').getByText('已完成', { exact: true }).waitFor()
  await clerk.getByText(`${codes.length} 个文件，已受理 ${codes.length}`).waitFor()

  // 经办提交；审核退回一宗，改正后再交，成批通过；区专班核验。
  await bulk(clerk, '/parcels', codes.length, '提交')
  const reviewer = await openConsole(browser, district, '/parcels', { as: 'liqiang' })
  await reviewer.getByRole('checkbox', { name: `选择 ${codes[1]}` }).check()
  await carryOut(reviewer, 1, '退回', '空置面积与现场不符，请核对后再提交。')
  await clerk.goto(`${district.origin}/parcels?status=town-returned`)
  await bulk(clerk, '/parcels?status=town-returned', 1, '提交')
  await bulk(reviewer, '/parcels?status=submitted', codes.length, '通过')
  const taskForce = await openConsole(browser, district, '/parcels', { as: 'zhoutao' })
  await bulk(taskForce, '/parcels?status=town-approved', codes.length, '通过')

  // 区建管委的名单应用后声明完整；区税务局的名单应用。
  const construction = await openConsole(browser, district, '/department-data?tab=lists', { as: 'jianguan' })
  await applyList(construction, '房屋安全排查.xlsx', [
    ['地块编码', '房屋安全隐患', '房屋安全依据'],
    [codes[1] ?? '', '一般', '沪房鉴〔2026〕1号'],
  ])
  await construction.goto(`${district.origin}/department-data?tab=complete`)
  await construction.getByRole('button', { name: '声明完整：房屋安全隐患' }).click()
  const declaring = construction.getByRole('region', { name: '声明名单完整' })
  await declaring.getByLabel(/^依据或理由/).fill('全覆盖排查')
  await declaring.getByRole('button', { name: '声明“房屋安全隐患”名单完整' }).click()
  await construction.getByRole('region', { name: '声明记录' }).getByText('全覆盖排查').waitFor()
  const tax = await openConsole(browser, district, '/department-data?tab=lists', { as: 'shuiwu' })
  await applyList(tax, '税收.xlsx', [
    ['地块编码', '统一社会信用代码', '上缴税金总额（万元）'],
    [codes[0] ?? '', firm, 1234.5],
  ])

  // 企业提异议，税务局更正。
  const enterprise = await openConsole(browser, district, '/disputes', { as: 'qiye' })
  await enterprise
    .getByRole('row')
    .filter({ hasText: '上缴税金总额' })
    .getByRole('button', { name: /^提异议/ })
    .click()
  const form = enterprise.getByRole('region', { name: '对“上缴税金总额”提异议' })
  await form.getByLabel(/^您认为正确的值/).fill('1,300.00')
  await form.getByLabel(/^理由/).fill('完税证明合计与核定数不同')
  await form.getByRole('button', { name: '起草异议', exact: true }).click()
  await enterprise.getByRole('heading', { level: 1, name: '上缴税金总额的异议' }).waitFor()
  await enterprise
    .locator('input[type="file"]')
    .setInputFiles({ name: '完税证明.pdf', mimeType: 'application/pdf', buffer: pdf })
  await enterprise.getByRole('link', { name: '完税证明.pdf' }).waitFor()
  await enterprise.getByRole('button', { name: '提出异议', exact: true }).click()
  const raising = enterprise.getByRole('region', { name: '提出异议' })
  await raising.getByRole('button', { name: '提出异议', exact: true }).click()
  await enterprise.locator('.page-head').getByText('已提出').waitFor()
  await tax.goto(`${district.origin}/department-data?tab=disputes`)
  await tax.getByRole('tab', { name: /^异议/, selected: true }).waitFor()
  await tax.getByRole('link', { name: /^上缴税金总额\s*的异议/ }).click()
  await tax.getByRole('button', { name: '受理', exact: true }).click()
  await tax.getByRole('region', { name: '受理' }).getByRole('button', { name: '受理', exact: true }).click()
  await tax.locator('.page-head').getByText('已受理').waitFor()
  await tax.getByRole('button', { name: '更正', exact: true }).click()
  const correcting = tax.getByRole('region', { name: '更正' })
  await correcting.getByLabel(/^更正为/).fill('1,300')
  await correcting.getByLabel(/^理由/).fill('按完税证明合计')
  await correcting.getByRole('button', { name: '更正', exact: true }).click()
  await tax.locator('.page-head').getByText('已更正').waitFor()

  // 区专班看到：没有未决的异议，新桥镇完成率 100%，核定值和来历在地块页。
  await taskForce.goto(`${district.origin}/progress`)
  await taskForce.getByRole('heading', { level: 1, name: '进度与催办' }).waitFor()
  const towns = taskForce.getByRole('region', { name: '街镇/园区进度' })
  for (const step of ['填报', '街镇审核', '核验']) {
    await taskForce.getByRole('button', { name: step, exact: true }).click()
    await towns.getByRole('row', { name: /新桥镇 3 .*100\.0%/ }).waitFor()
  }
  expect(await accessibilityFaults(taskForce)).toEqual([])
  await taskForce.goto(`${district.origin}/department-data?tab=disputes`)
  await taskForce.getByRole('row').filter({ hasText: '上缴税金总额' }).getByText('已更正').waitFor()
  await taskForce.goto(`${district.origin}/parcels/${cycle}/${codes[0]}?tab=history`)
  await taskForce.getByText('部门更正（异议）').first().waitFor()
})

/** All rows of a list: chosen, previewed, carried out. */
async function bulk(page: Page, path: string, count: number, verb: string): Promise<void> {
  await page.goto(district.origin + path)
  await page.getByLabel('选择全部筛选结果').check()
  await page.locator('.batch-bar [role="status"]').getByText(`${count} 宗`).waitFor()
  await carryOut(page, count, verb)
}

async function carryOut(page: Page, count: number, verb: string, reason?: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  if (reason !== undefined) await page.getByLabel(/^理由/).fill(reason)
  await page.getByRole('button', { name: `预览${verb}` }).click()
  await page.getByText(`预览：${count} 宗中可${verb} ${count} 宗`).waitFor()
  await page.getByRole('button', { name: `${verb} ${count} 宗` }).click()
  await page.getByText(`已${verb} ${count} 宗`).waitFor()
}

async function applyList(page: Page, name: string, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  const { bytes } = await workbookFile(name, rows)
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('button', { name: '应用名单' }).click()
  const form = page.getByRole('region', { name: '应用名单' })
  await form.getByLabel(/^依据或理由/).fill('年度名单')
  await form.getByRole('button', { name: '应用名单', exact: true }).click()
  await page.locator('.page-head').getByText('已应用').waitFor()
}
