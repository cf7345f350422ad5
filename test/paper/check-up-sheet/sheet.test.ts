import { expect, test } from 'vitest'
import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { printSheet } from '#paper/check-up-sheet/print.ts'
import { wrapped } from '#paper/check-up-sheet/wrap.ts'
import { openFonts } from '#paper/fonts/font-set.ts'
import { pagesOf, pictureOf, squeezed } from '../reading.ts'
import { judgedDistrict, worst } from './district.ts'

const fonts = openFonts(null)
const print = (sheet: CheckUpSheet, explained = false) => printSheet(sheet, fonts, { explained })

const reg = judgedDistrict(regExample20261)

/** Whether anything stands in the 5 mm that no printer reaches. */
function inkInMargin(pdf: Uint8Array): boolean {
  const { width, height, grey } = pictureOf(pdf)
  return grey.some((value, index) => {
    const [x, y] = [index % width, Math.floor(index / width)]
    return value < 200 && (x < 14 || y < 14 || x >= width - 14 || y >= height - 14)
  })
}

test('最坏的一宗（12 家企业、规则全中）也在一页上，一字不少', async () => {
  const sheet = reg.sheetOf(worst)
  expect(sheet.rules.length).toBeGreaterThanOrEqual(10)
  const pdf = await print(sheet)
  const pages = pagesOf(pdf)
  expect(pages).toHaveLength(1)
  const [page = ''] = pages
  const sentences = [...sheet.rules, ...sheet.wayUp, ...sheet.measures].map(({ text }) => squeezed(text))
  expect(sentences.filter((text) => !page.includes(text))).toEqual([])
  for (const { measured, score, weight } of sheet.indicators) {
    expect(page).toContain(squeezed(measured))
    expect(page).toContain(`${score}/${weight}`)
  }
  expect(page).toContain(sheet.code)
  expect(page).toContain('草评')
  expect(inkInMargin(pdf)).toBe(false)
})

test.each(exampleFamilies.map((standard) => [standard.id, standard] as const))(
  '%s：逐宗一页，比基准的指标写明基准',
  async (_id, standard) => {
    const { results, sheetOf } = judgedDistrict(standard)
    const ranked = results.filter(({ rank }) => rank !== null)
    const chosen = [ranked[0], ranked.at(-1), results.find(({ rules }) => rules.length > 1)]
    for (const result of chosen) {
      if (result === undefined) continue
      const sheet = sheetOf(result.parcelCode)
      const pages = pagesOf(await print(sheet))
      expect(pages).toHaveLength(1)
      for (const { held } of sheet.indicators) if (held !== null) expect(pages[0]).toContain(squeezed(held))
    }
  },
)

test('放不下的写到附页，附页有名有页码，不截断', async () => {
  const sheet = reg.sheetOf(worst)
  const many = Array.from({ length: 40 }, (_, index) => ({
    text: `第 ${index + 1} 项措施：按规定办理，限期落实，并由街镇每季度报告进展情况。`,
    clause: 'X',
  }))
  const long =
    '松江区新桥镇新格路与莘砖公路交叉口东北侧原上海示例精密制造股份有限公司一期二期三期厂房及附属用房地块'.repeat(2)
  const identity = sheet.identity.map((field) => (field.label === '地块名称/坐落' ? { ...field, value: long } : field))
  const pages = pagesOf(await print({ ...sheet, identity, measures: many }))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages[0]).toContain('其余见附页')
  const [, ...rest] = pages
  expect(rest.join('')).toContain('分类措施（续）')
  for (const { text } of many) expect(pages.join('')).toContain(squeezed(text))
  expect(rest.join('')).toContain(long)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`第${index + 1}页，共${pages.length}页`)
    expect(page).toContain(worst)
  }
})

test('逐条说明就是页面上的那些句子', async () => {
  const sheet = reg.sheetOf(worst)
  const text = pagesOf(await print(sheet, true)).join('')
  for (const { text: sentence, clause } of sheet.explanation) {
    expect(text).toContain(squeezed(sentence))
    expect(text).toContain(squeezed(clause))
  }
})

test('正式件没有水印和“预估”，预估件没有核验码；同样的内容同样的字节', async () => {
  const formal = { standing: 'formal', evaluation: '12', engine: '1', inputHash: null, judgedOn: '2026-11-22' } as const
  const sheet = reg.sheetOf(worst, { origin: formal })
  const pdf = await print(sheet)
  const [page = ''] = pagesOf(pdf)
  expect(page).not.toContain('不作为正式结果')
  expect(page).not.toContain('预估')
  expect(Buffer.from(await print(sheet)).equals(Buffer.from(pdf))).toBe(true)
  const [estimate = ''] = pagesOf(await print({ ...sheet, standing: 'estimate', code: null }))
  expect(estimate).toContain('预估件，无核验码')
  expect(estimate).toContain('预估不作为正式结果')
})

test('折行：数和单位不分，标点不在行首', () => {
  const measure = (text: string): number => [...text].length
  expect(wrapped('合计面积 900.00 万元/亩，达到', 12, measure)).toEqual(['合计面积', '900.00 万元/亩，', '达到'])
  expect(wrapped('一二三，四', 3, measure)).toEqual(['一二', '三，四'])
})
