import { expect, it } from 'vitest'
import { publicationColumns, shownColumns } from '#core/publication/column.ts'
import { lineCells, type PublicationFacts, publicationSheet } from '#core/publication/sheet.ts'
import { openFonts } from '#paper/fonts/font-set.ts'
import { printPublicationList } from '#paper/publication-list/print.ts'
import { pagesOf, squeezed } from '../reading.ts'

const facts: PublicationFacts = {
  districtName: '松江区',
  number: 3,
  cycle: '2025',
  kind: 'full',
  corrects: null,
  townCode: null,
  state: 'published',
  title: '关于2025年度产业用地综合绩效评估分类结果的公示',
  note: null,
  columns: shownColumns(publicationColumns),
  standard: 'REG-示例-2026.1',
  evaluation: 12,
  overrideSentences: ['例外放行：正式评估时标准仍为“示例”。'],
  windowDays: 5,
  firstDay: '2026-11-21',
  lastDay: '2026-11-27',
  provisional: false,
  lines: 90,
  sha256: 'a'.repeat(64),
  demo: false,
}

async function printed(more: Partial<PublicationFacts> = {}): Promise<readonly string[]> {
  const sheet = publicationSheet({ ...facts, ...more })
  const rows = Array.from({ length: facts.lines }, (_, index) =>
    lineCells(
      {
        place: index + 1,
        parcelCode: `SJ-XQ-${String(index + 1).padStart(4, '0')}`,
        townCode: '310117105000',
        owner: index === 40 ? '示例新型建筑材料及智能装备研发制造股份有限公司松江新桥第一分公司' : '王*',
        landClass: '工业',
        landArea: 13333.33,
        verdict: 'C',
        verdictBefore: 'D',
      },
      sheet.columns,
    ),
  )
  const pdf = await printPublicationList({ sheet, rows, only: null, issuedOn: '2026-11-21' }, openFonts(null))
  return pagesOf(pdf).map(squeezed)
}

it('每页都有表头、拟定样表和页码，名单一宗不少；第一页写明公示期、本区自定和例外放行', async () => {
  const pages = await printed()
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, text] of pages.entries()) {
    expect(text).toContain('地块编码')
    expect(text).toContain('拟定样表')
    expect(text).toContain(`第${index + 1}页，共${pages.length}页`)
  }
  const all = pages.join('')
  for (let place = 1; place <= facts.lines; place += 1) expect(all).toContain(`SJ-XQ-${String(place).padStart(4, '0')}`)
  expect(pages[0]).toContain('至2026年11月27日止')
  expect(pages[0]).toContain('本区自定')
  expect(pages[0]).toContain('例外放行')
})

it('草稿每页有“草稿未公示”；更正的有原来的类别', async () => {
  for (const text of await printed({ state: 'draft' })) expect(text).toContain('草稿未公示')
  const [first] = await printed({ kind: 'correction', corrects: 1 })
  expect(first).toContain('原公示类别')
  expect(first).toContain('D类（整治退出）')
})
