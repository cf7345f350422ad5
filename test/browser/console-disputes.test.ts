import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { pushAs } from '#server/demo/seed.ts'
import { pdf } from '../server/attachments/files.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { cycle, type District, startDistrict } from './district.ts'

let browser: Browser
let district: District

const all = sampleDistrict(2025)
const ofTown = (parcel: (typeof all)[number]): boolean => parcel.townCode === '310117105000'
/** The firm that signs in owns the first: one of 新桥镇. */
const parcels = [...all.filter(ofTown).slice(0, 2), ...all.filter((parcel) => !ofTown(parcel)).slice(0, 4)]
const [first] = parcels
const code = String(first?.parcel.parcelCode)
const owner = String(first?.parcel.ownerUscc)

beforeAll(async () => {
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('企业核对、提异议、上传凭证；税务局受理、更正；核定值、历史、差异随之；街镇只知道有异议', async () => {
  const { service } = district.server
  const key = { cycle, parcelCode: code, uscc: owner }
  const taxed = { form: 'enterprise-information' as const, key, baseRevision: 0, fields: { taxPaid: 1234.5 } }
  await pushAs(service, district.actor('shuiwu'), 'tax of the owner', [taxed])

  const firm = await openConsole(browser, district, '/', { as: 'qiye' })
  await firm.getByRole('link', { name: '部门数据核对' }).click()
  const line = firm.getByRole('row').filter({ hasText: '上缴税金总额' }).filter({ hasText: code }).first()
  await line.getByText('1,234.50 万元').waitFor()
  expect(await accessibilityFaults(firm)).toEqual([])
  expect(await widthsThatOverflow(firm)).toEqual([])
  await line.getByRole('button', { name: /^提异议/ }).click()
  const form = firm.getByRole('region', { name: '对“上缴税金总额”提异议' })
  await form.getByLabel(/^您认为正确的值/).fill('约一千')
  await form.getByLabel(/^理由/).fill('完税证明合计与核定数不同')
  await form.getByRole('button', { name: '起草异议', exact: true }).click()
  await form.getByRole('alert').getByText('不能识别“约一千”').waitFor()
  expect(await accessibilityFaults(firm)).toEqual([])
  await form.getByLabel(/^您认为正确的值/).fill('1,300.00')
  await form.getByRole('button', { name: '起草异议', exact: true }).click()

  await firm.getByRole('heading', { level: 1, name: '上缴税金总额的异议' }).waitFor()
  await firm.getByText('还没有凭证。').waitFor()
  await firm.getByRole('button', { name: '提出异议', exact: true }).click()
  const raising = firm.getByRole('region', { name: '提出异议' })
  await raising.getByRole('button', { name: '提出异议', exact: true }).click()
  await raising.getByRole('alert').getByText('还没有凭证，请先上传').waitFor()
  const bring = (name: string, buffer: Buffer) =>
    firm.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await bring('冒充.pdf', Buffer.from('<script>alert(1)</script>'))
  await firm.getByRole('region', { name: '凭证' }).getByRole('alert').waitFor()
  await bring('完税证明.pdf', pdf)
  await firm.getByRole('link', { name: '完税证明.pdf' }).waitFor()
  expect(await accessibilityFaults(firm)).toEqual([])
  await raising.getByRole('button', { name: '提出异议', exact: true }).click()
  await firm.locator('.page-head').getByText('已提出').waitFor()
  expect(await widthsThatOverflow(firm)).toEqual([])

  const tax = await openConsole(browser, district, '/', { as: 'shuiwu' })
  await tax.getByRole('link', { name: /^部门数据\s*1\s*件异议待您办理/ }).click()
  await tax.getByRole('tab', { name: /^异议/ }).click()
  await tax.getByRole('link', { name: /^上缴税金总额\s*的异议/ }).click()
  await tax.getByRole('heading', { level: 1, name: '上缴税金总额的异议' }).waitFor()
  const download = tax.waitForEvent('download')
  await tax.getByRole('link', { name: '完税证明.pdf' }).click()
  expect((await download).suggestedFilename()).toBe('完税证明.pdf')
  await tax.getByRole('button', { name: '受理', exact: true }).click()
  await tax.getByRole('region', { name: '受理' }).getByRole('button', { name: '受理', exact: true }).click()
  await tax.locator('.page-head').getByText('已受理').waitFor()
  await tax.getByRole('button', { name: '更正', exact: true }).click()
  const correcting = tax.getByRole('region', { name: '更正' })
  await correcting.getByLabel(/^更正为/).fill('1,290')
  await correcting.getByLabel(/^理由/).fill('按完税证明合计，扣除退税')
  expect(await accessibilityFaults(tax)).toEqual([])
  await correcting.getByRole('button', { name: '更正', exact: true }).click()
  await tax.locator('.page-head').getByText('已更正').waitFor()
  await tax.goto(`${district.origin}/department-data?tab=differences&q=${owner}`)
  await tax.getByRole('gridcell', { name: '部门核定 1,290.00 万元' }).waitFor()
  expect(await accessibilityFaults(tax)).toEqual([])

  await tax.goto(`${district.origin}/department-data?tab=sign-offs`)
  await tax.getByRole('button', { name: '签认指标', exact: true }).click()
  const signing = tax.getByRole('region', { name: '签认指标' })
  await signing.getByRole('row').filter({ hasText: '上缴税金总额' }).first().waitFor()
  expect(await accessibilityFaults(tax)).toEqual([])
  await signing.getByRole('button', { name: '签认全区', exact: true }).click()
  await tax.getByRole('region', { name: '区税务局 全区的签认' }).getByText('有效', { exact: true }).waitFor()
  expect(await accessibilityFaults(tax)).toEqual([])
  expect(await widthsThatOverflow(tax)).toEqual([])

  const viewer = await openConsole(browser, district, `/parcels/${cycle}/${code}?tab=data`, { as: 'zhoutao' })
  await viewer.getByRole('link', { name: '企业提过异议，查看答复' }).waitFor()
  expect(await accessibilityFaults(viewer)).toEqual([])
  await viewer.goto(`${district.origin}/parcels/${cycle}/${code}?tab=history`)
  await viewer.getByText('部门更正（异议）').first().waitFor()

  const town = await openConsole(browser, district, '/department-data?tab=disputes', { as: 'wangfang', width: 350 })
  await town.getByRole('row').filter({ hasText: '上缴税金总额' }).getByText('无权查看').first().waitFor()
  expect(await widthsThatOverflow(town)).toEqual([])
  expect(await town.getByText('1,290').count()).toBe(0)
  await town.goto(`${district.origin}/department-data`)
  await town.getByText(/^容差：/).waitFor()
  await town.getByText(/没有超出容差的差异|共 \d+ 处/).waitFor()
  expect(await town.getByText('上缴税金总额').filter({ visible: true }).count()).toBe(0)
})
