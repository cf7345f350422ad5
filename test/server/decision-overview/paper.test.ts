import { expect, it } from 'vitest'
import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { yearSteps } from '#core/decision-overview/step.ts'
import { towns } from '#core/vocabulary/district.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { fallbackFont, openFonts } from '#paper/fonts/font-set.ts'
import { renderPdf } from '#paper/render.ts'
import { overviewPaper } from '#server/decision-overview/paper.ts'
import { pagesOf, squeezed } from '../../paper/reading.ts'

const classes: DecisionOverview['classes'] = towns.flatMap(({ code }, town) =>
  landClasses.flatMap((landClass) =>
    (['A', 'B', 'C', 'D', null] as const).map((letter, index) => ({
      townCode: code,
      landClass,
      class: letter,
      parcels: 30 + ((town * 7 + index) % 40),
      landArea: 123_456.78 * (1 + ((town + index) % 9)),
    })),
  ),
)

/** A city with everything there is to be said, which is the longest page. */
function fullest(kind: 'decided' | 'draft'): DecisionOverview {
  const portion = { parcels: 48_501, landArea: 61_234_567.89 }
  const sentence =
    '例外放行：正式评估时判定项未核定 12 宗，系统管理 孙立 于2026年11月23日说明理由后放行：区专班会议纪要第3号。'
  return {
    cycle: '2026',
    asOf: '2026-11-22T18:05:00.000+08:00',
    stage: '审定',
    steps: yearSteps.map((step) => ({ step, ...portion })),
    basis: { kind, evaluation: '12', standard: 'REG-示例-2026.1', on: '2026-11-20', overrides: [sentence, sentence] },
    classes,
    lowEfficiency: { listed: portion, planned: portion, approved: portion, disposed: portion },
    years: Array.from({ length: 12 }, (_, index) => ({
      cycle: String(2015 + index),
      standard: `REG-示例-${2015 + index}.1`,
      decidedOn: `${2015 + index}-12-05`,
      cells: classes,
      means: [],
    })),
  }
}

async function pagesOfPaper(overview: DecisionOverview): Promise<readonly string[]> {
  const paper = overviewPaper(overview, { district: '松江区', by: '周涛', demo: true })
  return pagesOf(await renderPdf(paper, openFonts(fallbackFont(null))))
}

it('全部街镇、最近几个年度、例外放行的说明都在一页 A4 上，生僻字镇名不缺，示例注明', async () => {
  const pages = await pagesOfPaper(fullest('decided'))
  expect(pages).toHaveLength(1)
  const [page = ''] = pages
  const told = ['泖港镇', '上海松江出口加工区', '已审定', '例外放行', '示例数据', '2026-11-20审定', '61.23km²']
  for (const text of told) expect(page).toContain(squeezed(text))
  expect(page).toContain('各年度标准不同')
  expect(page).not.toContain('预估')
})

it('尚未审定的写明预估；没有评估、没有清单、没有审定年度时各说一句', async () => {
  const [draft = ''] = await pagesOfPaper(fullest('draft'))
  expect(draft).toContain('为预估')
  const bare = { ...fullest('draft'), basis: null, classes: [], lowEfficiency: null, years: [] }
  const steps = bare.steps.map((step) => ({ ...step, parcels: null, landArea: null }))
  const [page = ''] = await pagesOfPaper({ ...bare, steps })
  for (const text of ['还没有评估', '清单还没有地块', '还没有审定的年度', '尚未进行']) expect(page).toContain(text)
})
