import { expect, test } from 'vitest'
import type { EndpointId } from '#core/api/table.ts'
import { departments } from '#core/vocabulary/department.ts'
import type { Actor } from '#server/actions/actor.ts'
import { type Picture, pagesOf, picturesOf, squeezed } from '../../paper/reading.ts'
import { qianJin, shiLi, zhouTao } from '../cast.ts'
import { type Call, call } from '../http/test-app.ts'
import { jingWei, type Staged, stage } from './stage.ts'

async function paper(filing: Staged, actor: Actor, id: EndpointId, request: Call): Promise<Buffer> {
  const asked = { ...request, params: { id: filing.id, ...request.params }, query: { format: 'pdf' } }
  const response = await call(filing.app, actor, id, asked)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const sheet = (filing: Staged, actor: Actor, version = 1) =>
  paper(filing, actor, 'filingSheet', { params: { version: String(version) } })
const table = (filing: Staged) => paper(filing, zhouTao, 'filingReviewTable', {})

const margin = 14

/** Share of pixels that are not white, and whether any of them stands in the margin that no printer reaches (5 mm). */
function inkOf({ width, height, grey }: Picture): { readonly share: number; readonly inMargin: boolean } {
  let dark = 0
  let inMargin = false
  grey.forEach((value, index) => {
    if (value > 200) return
    dark += 1
    const [x, y] = [index % width, Math.floor(index / width)]
    inMargin ||= x < margin || y < margin || x >= width - margin || y >= height - margin
  })
  return { share: dark / grey.length, inMargin }
}

/** Every page drawn: on A4, something on it, nothing cut off at its edge; its text as another program reads it. */
function walked(pdf: Buffer, orientation: 'portrait' | 'landscape'): readonly string[] {
  const pages = pagesOf(pdf)
  const pictures = picturesOf(pdf)
  expect(pictures).toHaveLength(pages.length)
  const each = pages.length / copiesOf(pages)
  for (const [index, picture] of pictures.entries()) {
    const size = [picture.width, picture.height].map((pixels) => Math.round(pixels / 10))
    expect(size).toEqual(orientation === 'portrait' ? [60, 84] : [84, 60])
    const { share, inMargin } = inkOf(picture)
    expect(share).toBeGreaterThan(0.004)
    expect(share).toBeLessThan(0.25)
    expect(inMargin).toBe(false)
    expect(pages[index]).toContain('非市产业云平台生成，仅供核对')
    expect(pages[index]).toContain(`第${(index % each) + 1}页，共${each}页`)
  }
  return pages
}

function copiesOf(pages: readonly string[]): number {
  return pages[0]?.includes('一式三份') === true ? 3 : 1
}

const longFirm = '上海示例半导体材料与装备技术发展股份有限公司松江分公司'
const longOpinion = '同意该项目按规划实施改扩建，请项目单位落实节能审查、环境影响评价和安全设施“三同时”要求。'.repeat(9)

test('项目信息表：两版、完整和脱敏、有无示意图，每页都能打印，三份页数相同', async () => {
  const filing = await stage({ 项目单位: longFirm, 土地面积差异说明: '复测'.repeat(100) })
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.act(jingWei, { kind: 'reissue-sheet' })
  for (const [actor, version] of [
    [jingWei, 1],
    [jingWei, 2],
    [qianJin, 1],
  ] as const) {
    const pages = walked(await sheet(filing, actor, version), 'portrait')
    expect(pages).toHaveLength(9)
    // A heading is not the last line above the foot of its page.
    for (const page of pages) expect(page).not.toMatch(/(投资与进度|产出与能耗|初审)(一式三份.*)?松优-2026-001第/)
    for (const copy of [0, 3, 6]) {
      const text = pages.slice(copy, copy + 3).join('')
      for (const words of [
        longFirm,
        '项目单位（盖章）',
        '区产业部门（盖章）',
        '范围面积10,000.00m²',
        '复测'.repeat(60),
      ])
        expect(text).toContain(words)
    }
  }
})

test('联审情况一览表：未发起、待答复、全部部门都有长意见、说明理由后推进，每页都能打印', async () => {
  const filing = await stage()
  expect(walked(await table(filing), 'landscape').join('')).toContain('未发起联审')
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  const invited = departments.map(({ code: reviewer }) => ({ reviewer, dueDay: '2026-11-30' }))
  await filing.act(jingWei, { kind: 'open-review', invited })
  expect(walked(await table(filing), 'landscape').join('')).toContain(
    `联审部门${invited.length}家，已答复0家，未答复${invited.length}家`,
  )
  const [last, ...rest] = invited.toReversed()
  for (const { reviewer } of rest) {
    await filing.act(jingWei, { kind: 'give-opinion', reviewer, opinion: '原则同意' }, { comment: longOpinion })
  }
  await filing.act(jingWei, { kind: 'overrule', reviewer: last?.reviewer ?? '', reason: '已电话沟通，无意见' })
  const pages = walked(await table(filing), 'landscape')
  expect(pages.length).toBeGreaterThan(2)
  const text = pages.join('')
  for (const { name } of departments) expect(text).toContain(name)
  // Rows may break across pages, where heads and feet stand between.
  expect(text.split(squeezed('同意该项目按规划实施改扩建')).length - 1).toBeGreaterThan(rest.length * 8)
  expect(text).toContain('已电话沟通，无意见')
  for (const page of pages) expect(page).toContain('联审部门')
})

test('②b、③、战略预留区的项目信息表写明本类用地和改造方式', async () => {
  for (const [changed, route, words] of [
    [
      { 用地类型: '②b 开发边界内未保留', 承诺服从规划收回土地: '是' },
      'inside-not-kept',
      '城市开发边界内未在规划中保留',
    ],
    [{ 用地类型: '③ 开发边界外已确认', 合同容积率: 1.1 }, 'outside-confirmed', '城市开发边界外，经规划确认保留'],
    [{ 用地类型: '① 战略预留区新出让' }, 'reserve-new', '战略预留区内新出让土地'],
  ] as const) {
    const filing = await stage(changed)
    await filing.toAssessed(route, { documents: route === 'inside-not-kept' ? ['commitment'] : [] })
    await filing.toStamped()
    const pages = walked(await sheet(filing, shiLi), 'portrait')
    expect(pages.length % 3).toBe(0)
    expect(pages.join('')).toContain(squeezed(words))
  }
})
