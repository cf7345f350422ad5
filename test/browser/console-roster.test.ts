import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleDistrict } from '#server/demo/district.ts'
import { ensureBuilt } from '#server/demo/ensure-built.ts'
import { accountList, listFile } from '../server/account-batches/lists.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launchChromium } from './chromium.ts'
import { openConsole, widthsThatOverflow } from './console-pages.ts'
import { type District, startDistrict } from './district.ts'

let browser: Browser
let district: District
const parcels = sampleDistrict(2025)
  .filter(({ townCode }) => townCode === '310117105000')
  .slice(0, 6)
const [first = '', second = ''] = parcels.map(({ parcel }) => String(parcel.parcelCode))

beforeAll(async () => {
  await ensureBuilt('console')
  browser = await launchChromium()
  district = await startDistrict({ parcels, draft: false })
})

afterAll(async () => {
  await browser.close()
  await district.stop()
})

it('第三方单位：登记、授权、该单位的账号只看到授权的地块；移交先看未完成的，撤回；终止', async () => {
  const page = await openConsole(browser, district, '/roster?tab=units', { as: 'liqiang' })
  const units = page.getByRole('region', { name: '第三方单位', exact: true })
  await units.getByRole('rowheader', { name: '示例测绘技术有限公司' }).waitFor()
  await page.getByText('还没有授权').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: '登记单位' }).click()
  const entry = page.getByRole('region', { name: '登记第三方单位' })
  await entry.getByRole('heading', { name: '登记第三方单位' }).waitFor()
  await entry.getByLabel('单位名称', { exact: true }).fill('示例勘测')
  await entry.getByLabel('统一社会信用代码').fill('123')
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.getByText('不是统一社会信用代码').waitFor()
  await entry.getByLabel('统一社会信用代码').fill('913101170000002115')
  await entry.getByRole('button', { name: '保存' }).click()
  await units.getByRole('rowheader', { name: '示例勘测' }).waitFor()

  await units.getByRole('button', { name: /^授权.*示例测绘/ }).click()
  const giving = page.getByRole('region', { name: /^授权：/ })
  await giving.getByLabel('或指定地块编码（每行一个）').fill(`${first}\n${second}`)
  await giving.getByLabel('依据（合同、委托书等）').fill('现场核查合同')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await giving.getByRole('button', { name: '授权', exact: true }).click()
  const given = page.getByRole('region', { name: '授权清单' })
  await given.getByText('指定 2 宗').waitFor()

  const unit = await openConsole(browser, district, '/parcels', { as: 'disanfang' })
  await unit.getByText(first).first().waitFor()
  expect(await unit.getByText(String(parcels[2]?.parcel.parcelCode)).count()).toBe(0)

  await given.getByRole('button', { name: '移交' }).click()
  const passing = page.getByRole('region', { name: /^移交：/ })
  await passing.getByLabel('地块编码（每行一个；不填即本年度全部）').fill(first)
  await passing.getByLabel('原因（留痕）').fill('换单位')
  await passing.getByRole('button', { name: '看哪些未完成' }).click()
  await passing.getByText(/^1 宗，其中未完成 \d 宗。$/).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await passing.getByRole('button', { name: '移交 1 宗' }).click()
  const record = page.getByRole('region', { name: '移交记录' })
  await record.getByText('→ 示例勘测').waitFor()
  await record.getByRole('button', { name: '撤回' }).click()
  const undoing = page.getByRole('region', { name: /^撤回移交/ })
  await undoing.getByLabel('原因（留痕）').fill('交错了')
  await undoing.getByRole('button', { name: '撤回移交' }).click()
  await record.getByText('李强已撤回').waitFor()

  const own = given.getByRole('row', { name: /示例测绘技术有限公司/ })
  await own.getByRole('button', { name: '终止' }).click()
  const ending = page.getByRole('region', { name: /^终止授权/ })
  await ending.getByLabel('原因（留痕）').fill('合同解除')
  await ending.getByRole('button', { name: '终止授权' }).click()
  await own.getByText('已提前终止').waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
  await unit.reload()
  await unit.getByRole('heading', { name: '地块', exact: true }).waitFor()
  expect(await unit.getByText(first).count()).toBe(0)
})

it('名册：缺口、新增、导入导出、卸任后替补代办', async () => {
  const page = await openConsole(browser, district, '/roster', { as: 'zhoutao' })
  await page.getByText('名册还是空的').waitFor()
  await page.getByRole('heading', { name: '缺口 36 项' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '新增' }).click()
  const form = page.getByRole('region', { name: '新增名册记录' })
  await form.getByLabel('单位').selectOption('新桥镇')
  await form.getByLabel('岗位').selectOption('替补联系人')
  await form.getByLabel('姓名').fill('李强')
  await form.getByLabel('电话').fill('13812345678')
  await form.getByLabel('账号（选填）').fill('liqiang')
  expect(await accessibilityFaults(page)).toEqual([])
  await form.getByRole('button', { name: '保存' }).click()
  const list = page.getByRole('region', { name: '专班名册' })
  await list.getByText('138****5678').waitFor()
  await list.getByText('代联系人').waitFor()

  await page.getByRole('button', { name: '导入名册' }).click()
  const importing = page.getByRole('region', { name: '导入名册' })
  const data = await listFile(
    ['单位', '岗位', '姓名', '账号'],
    [
      ['新桥镇', '联系人', '王芳', 'wangfang'],
      ['新桥镇', '联系人', '张三', 'nobody'],
    ],
  )
  const file = data.get('file') as File
  const buffer = Buffer.from(await file.arrayBuffer())
  await importing.getByLabel('选择名册文件').setInputFiles({ name: '名册.xlsx', mimeType: file.type, buffer })
  await importing.getByText('没有账号“nobody”').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await importing.getByRole('button', { name: '写入 1 条' }).click()
  await list.getByRole('row', { name: /王芳/ }).waitFor()
  expect(await list.getByText('代联系人').count()).toBe(0)
  await list.getByRole('button', { name: /更改.*李强/ }).click()
  const known = page.getByRole('region', { name: '更改：新桥镇 李强' })
  await known.getByLabel('截止日（在任的留空）').fill('2026-01-01')
  await known.getByLabel('起始日').fill('2025-01-01')
  expect(await known.getByLabel('电话').inputValue()).toBe('13812345678')
  await known.getByRole('button', { name: '保存' }).click()
  await list.getByRole('row', { name: /李强/ }).waitFor({ state: 'detached' })
  await page.getByLabel('显示已卸任').check()
  await list.getByText('已卸任').waitFor()
  expect(await widthsThatOverflow(page)).toEqual([])
})

it('批量开户：看每行结果，建好，开户单只在这里；按街镇生成邀请单', async () => {
  const page = await openConsole(browser, district, '/users/import', { as: 'guanli' })
  await page.getByRole('heading', { name: '批量开户' }).waitFor()
  const form = await accountList([
    ['李明', '街镇经办', '新桥镇', null, null, null],
    ['王五', '镇长', null, null, null, null],
  ])
  const file = form.get('file') as File
  const sent = { name: '名单.xlsx', mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) }
  await page.getByLabel('选择名单').setInputFiles(sent)
  await page.getByText('没有“镇长”这个角色').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await widthsThatOverflow(page)).toEqual([])
  await page.getByRole('button', { name: '新建 1 个账号' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: '保存开户单（只此一次）' }).click()
  const files = Object.keys(unzipSync(await readFile(await (await saving).path())))
  expect(files).toEqual(['开户单.pdf', '开户清单.xlsx'])

  const town = await openConsole(browser, district, '/invitations', { as: 'wangfang' })
  const slips = town.getByRole('region', { name: '按街镇生成邀请单' })
  await slips.getByRole('button', { name: '生成邀请单' }).click()
  await slips.getByRole('link', { name: '保存邀请单（只此一次）' }).waitFor()
  await town.getByRole('region', { name: '邀请码清单' }).getByText('待使用').first().waitFor()
  expect(await accessibilityFaults(town)).toEqual([])
  expect(await widthsThatOverflow(town)).toEqual([])
})
