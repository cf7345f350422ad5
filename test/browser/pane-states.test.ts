import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { serveBuiltPages } from './built-pages.ts'
import { launchChromium } from './chromium.ts'
import { workThroughLedger } from './ledger-work.ts'
import { hugeLedger, ledgerWorkbook, parcelWorkbook, template } from './pane-files.ts'
import { cell, goTo, openPane, openWorkbook, waitForCounts } from './pane-pages.ts'
import type { ScreenServer } from './screen.ts'

let browser: Browser
let server: ScreenServer

beforeAll(async () => {
  server = await serveBuiltPages('pane')
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel('选择工作簿').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}

/** The template with one part more. */
function withPart(name: string, content: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(template('一地一表.xlsx')), [name]: content })
}

/** The smallest workbook there is, with a table that is none of our forms. */
function otherWorkbook(): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData></worksheet>`,
    ),
  })
}

describe('打不开的文件', () => {
  it('逐一说明为什么和怎么办，已打开的工作簿不受影响', async () => {
    const page = await openPane(browser, server.origin)
    await choose(page, '说明.xlsx', strToU8('不是工作簿'))
    const banner = page.locator('.banner-err')
    await banner.waitFor()
    expect(await banner.textContent()).toContain('说明.xlsx：')

    await openWorkbook(page, await parcelWorkbook())
    await choose(page, '台账-新桥.xlsm', withPart('xl/vbaProject.bin', new Uint8Array(64)))
    await page.getByText(/台账-新桥\.xlsm：.*宏/).waitFor()
    await page.getByText('SJ-XQ-0137').first().waitFor()
    await page.getByRole('button', { name: '知道了' }).click()
    expect(await banner.count()).toBe(0)
  })

  it('没有表单的工作簿', async () => {
    const page = await openPane(browser, server.origin)
    await choose(page, '空.xlsx', otherWorkbook())
    await page.locator('.banner-err').waitFor()
    expect(await page.locator('.banner-err').textContent()).toMatch(/空\.xlsx：.*请/)
  })
})

describe('大台账', () => {
  it('5,000 宗地：读取可取消，校验、评分、滚动和编辑都有结果，只画看得见的行', async () => {
    const page = await openPane(browser, server.origin)
    const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-huge-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    // By its path: bytes handed over by the driver would be unpacked on the page's own thread.
    const file = join(folder, '台账-5000.xlsx')
    writeFileSync(file, await hugeLedger(5000))
    await page.getByLabel('选择工作簿').setInputFiles(file)
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('heading', { name: '打开工作簿' }).waitFor()

    await workThroughLedger(page, file)
    expect(await page.locator('.grid-row').count()).toBeLessThan(60)
  })
})

describe.each([320, 350, 450, 1280])('无障碍，宽 %i', (width) => {
  it('各页各状态没有违规，也没有横向滚动', async () => {
    const page = await openPane(browser, server.origin, { width, height: 720 })
    const faults: string[] = []
    const look = async (state: string): Promise<void> => {
      for (const fault of await accessibilityFaults(page)) faults.push(`${state}: ${fault}`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (over > 0) faults.push(`${state}: ${over} px too wide`)
    }
    await look('首次使用')
    await openWorkbook(page, await parcelWorkbook({ houseSafety: '一般' }, { hasDischarge: false }))
    await waitForCounts(page, '1 项须改正，1 项须说明')
    await page.getByRole('button', { name: /房屋安全隐患/ }).click()
    await page.getByRole('button', { name: '查看依据' }).click()
    await page.locator('.reason-form .btn').click()
    await look('校验')
    await goTo(page, '填报')
    await page.getByRole('button', { name: '更多' }).click()
    await look('填报')
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByText('连接不上。').waitFor()
    await look('设置')
    await page.keyboard.press('Escape')
    await goTo(page, '评分')
    await page.getByText('改正后才能评分').waitFor()
    await look('待补正')
    await goTo(page, '同步')
    await page.getByLabel('密码').waitFor()
    await look('同步')
    await openWorkbook(page, await ledgerWorkbook(), '台账.xlsx')
    await goTo(page, '评分')
    await page.locator('.score-row[data-parcel]').nth(1).click()
    await page.getByRole('region', { name: '综合得分' }).waitFor()
    await look('评分')
    if (width < 700) await page.getByRole('button', { name: '表格' }).click()
    await cell(page).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Alt+ArrowDown')
    await look('表格')
    expect(faults).toEqual([])
  })
})
