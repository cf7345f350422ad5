import { describe, expect, it } from 'vitest'
import { ProblemError } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import { boundarySketch } from '#geo/sketch.ts'
import type { Block, PaperDocument } from '#paper/document.ts'
import { openFonts } from '#paper/fonts/font-set.ts'
import { renderPdf } from '#paper/render.ts'
import { textsOf } from '#paper/texts.ts'
import { toolPath } from '../tools.ts'
import { pagesOf, pictureOf, squeezed } from './reading.ts'
import { projectSheet } from './sample.ts'

const fonts = openFonts(null)
/** Of GB 2312, what the shipped font lacks: refused without a fallback. */
const notShipped = '劐阢坶塥蒈蓰猸弪艴骣桊轷戤赇牿犋毪胲脶膪憝铴镩稆瘭耠耢耥蟓筢蹯鲰齄'
const plain: PaperDocument = { title: '示例', issuedOn: '2026-11-22', footer: '页脚', blocks: [] }

function withBlocks(...blocks: readonly Block[]): PaperDocument {
  return { ...plain, blocks }
}

async function refusalOf(document: PaperDocument) {
  const error: unknown = await renderPdf(document, fonts).catch((thrown: unknown) => thrown)
  if (!(error instanceof ProblemError)) throw new Error('not refused')
  return error.problem
}

describe('项目信息表', () => {
  it('另一个程序读得回每一句，未填写明，三份各有标记和页码', async () => {
    const pages = pagesOf(await renderPdf(projectSheet, fonts))
    expect(pages).toHaveLength(3)
    for (const { field, text } of textsOf({ ...projectSheet, copies: [] })) {
      for (const page of pages) expect(page, field).toContain(squeezed(text))
    }
    expect(pages.map((page) => /一式三份之.(区政府|区产业部门|企业)/.exec(page)?.[0])).toEqual([
      '一式三份之一区政府',
      '一式三份之二区产业部门',
      '一式三份之三企业',
    ])
    for (const page of pages) {
      expect(page).toContain('第1页，共1页')
      expect(page).toContain('建设结束未填')
      expect(page).toContain('非市产业云平台生成，仅供核对')
      expect(page.match(/盖章处/g)).toHaveLength(2)
    }
  })

  it('同样的内容得到同样的字节，与何时何地生成无关；改一个字就不同', async () => {
    const first = Buffer.from(await renderPdf(projectSheet, fonts))
    await new Promise((later) => setTimeout(later, 1100))
    expect(Buffer.from(await renderPdf(projectSheet, openFonts(null))).equals(first)).toBe(true)
    const other = await renderPdf({ ...projectSheet, footer: '松江区' }, fonts)
    expect(Buffer.from(other).equals(first)).toBe(false)
  })

  it('一页三十项，热了之后不到 200 毫秒（处理器时间）', async () => {
    const fields = Array.from({ length: 30 }, (_, index) => ({
      label: `第${index + 1}项名称`,
      value: `示例精密制造（上海）有限公司 ${index * 1234.5} 万元`,
    }))
    const times: number[] = []
    for (let run = 0; run < 8; run += 1) {
      const started = process.cpuUsage()
      await renderPdf(withBlocks({ kind: 'fields', fields }), fonts)
      const { user, system } = process.cpuUsage(started)
      times.push((user + system) / 1000)
    }
    expect(Math.min(...times)).toBeLessThan(200)
  })
})

describe('排版', () => {
  it('长表每页重复表头，一行不拆，合计在最后；页码连续', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [
      `SJ-XQ-${index}`,
      `示例企业第${index}号，名称较长，要折成两行才放得下，末字为终`,
    ])
    const columns = [
      { label: '编码', width: 30 },
      { label: '企业', width: { share: 1 } },
    ] as const
    const pages = pagesOf(
      await renderPdf(withBlocks({ kind: 'table', columns, rows, totals: [['合计', '120 宗']] }), fonts),
    )
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, index) => {
      expect(page).toContain('编码企业')
      expect(page).toContain(`第${index + 1}页，共${pages.length}页`)
    })
    expect(pages.join('').match(/终/g)).toHaveLength(120)
    expect(pages.at(-1)).toContain('合计120宗')
  })

  it('没有行的表说“无”，横排的页更宽', async () => {
    const block: Block = {
      kind: 'table',
      columns: [
        { label: '部门', width: { share: 1 } },
        { label: '意见', width: 40 },
      ],
      rows: [],
    }
    const pdf = await renderPdf({ ...withBlocks(block), orientation: 'landscape' }, fonts)
    expect(pagesOf(pdf)[0]).toContain('部门意见无')
    const { width, height } = pictureOf(pdf)
    expect(width).toBe(842)
    expect(height).toBeLessThan(600)
  })

  it('白玉兰：浅、大、居中，字压在上面', async () => {
    const { width, height, grey } = pictureOf(await renderPdf({ ...plain, watermark: { kind: 'magnolia' } }, fonts))
    const body = (index: number): boolean => index > width * 100 && index < width * (height - 60)
    const drawn = [...grey.keys()].filter((index) => body(index) && (grey[index] ?? 255) < 250)
    const columns = drawn.map((index) => index % width)
    const span = Math.max(...columns) - Math.min(...columns)
    expect(drawn.length).toBeGreaterThan(2000)
    // Pale: a grey laser prints letters over it.
    expect(Math.min(...drawn.map((index) => grey[index] ?? 0))).toBeGreaterThan(225)
    expect(span / width).toBeGreaterThan(0.5)
    expect((Math.max(...columns) + Math.min(...columns)) / 2 / width).toBeCloseTo(0.5, 1)
  })

  it('草评字样斜贯全页，是文字', async () => {
    const pdf = await renderPdf({ ...plain, watermark: { kind: 'words', text: '草评 不作为正式结果' } }, fonts)
    const { grey } = pictureOf(pdf)
    expect(grey.filter((value) => value > 220 && value < 245).length).toBeGreaterThan(3000)
  })

  it('示意图：图里的字也是字', async () => {
    const outer = [
      [0, 0],
      [0, 110],
      [120, 110],
      [120, 0],
    ] as const
    const { svg, texts } = boundarySketch([{ outer, holes: [] }], { width: 100, height: 80 })
    const pdf = await renderPdf(
      withBlocks({ kind: 'picture', svg, texts, width: 100, caption: '四至范围示意图' }),
      fonts,
    )
    const [page = ''] = pagesOf(pdf)
    for (const text of texts) expect(page).toContain(squeezed(text))
  })
})

describe('缺字', () => {
  it.each([
    ['生僻字', '㛃䶮㙍', ['㛃', '䶮', '㙍']],
    ['扩展区的字', '𠮷野', ['𠮷']],
    ['看不见的字符', '甲\u200b乙\u202e', ['U+200B', 'U+202E']],
    ['半个代理对', '甲\ud800', ['U+D800']],
  ])('%s：没有字体就不出文件，说在哪一项、哪些字', async (_, value, characters) => {
    const problem = await refusalOf(withBlocks({ kind: 'fields', fields: [{ label: '法定代表人', value }] }))
    expect(problem).toMatchObject({ code: 'paper-missing-glyph', details: { field: '法定代表人', characters } })
    expect(problemMessage(problem).why).toContain('法定代表人')
  })

  it('图里只用主字体：图里有它没有的字，不出文件', async () => {
    const { svg } = boundarySketch(
      [
        {
          outer: [
            [0, 0],
            [0, 1],
            [1, 1],
          ],
          holes: [],
        },
      ],
      { width: 60, height: 40 },
    )
    const problem = await refusalOf(withBlocks({ kind: 'picture', svg, width: 60, texts: ['①'] }))
    expect(problem).toMatchObject({ details: { field: '图', characters: ['①'] } })
  })

  it('装了后备字体的，生僻字印得出', async () => {
    const wide = openFonts(toolPath('cjk-font'))
    expect(wide.missingGlyphs('王䶮㙍㛃')).toEqual([])
    const document = withBlocks({ kind: 'fields', fields: [{ label: '联系人', value: '王䶮㙍㛃' }] })
    expect(pagesOf(await renderPdf(document, wide))[0]).toContain('王䶮㙍㛃')
  })

  it('GB 2312 的 6,763 个汉字，除 33 个生僻字外，和公文符号都不用后备字体', () => {
    const bytes = Array.from({ length: 0x48 }, (_, row) =>
      Array.from({ length: 94 }, (_cell, cell) => [0xb0 + row, 0xa1 + cell]),
    ).flat(2)
    const characters = new TextDecoder('gbk').decode(Uint8Array.from(bytes)).replaceAll(/[\uE000-\uF8FF\uFFFD]/g, '')
    expect([...characters]).toHaveLength(6763)
    expect(fonts.missingGlyphs(characters).join('')).toBe(notShipped)
    expect(
      fonts.missingGlyphs('①②③④⑤⑥⑦⑧⑨⑩ ℃ № ㎡ m² ≥ ≤ → – — · ✓ □ ■ ● ○ “”‘’（）《》〔〕【】、。，；：！？％‰'),
    ).toEqual([])
  })
})
