import { type District, startDistrict } from '../district.ts'
import { drawing, square } from '../drawings.ts'
import { type SeededFiling, seedFiling } from '../filings.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { press, type Step, seen, signingIn, steps } from '../screen-steps.ts'

/* The form of every act that screens/filings.ts does not show, and the ways of a 四至范围 file. */

let district: District | null = null

function present(): District {
  if (district === null) throw new Error('the district is not open')
  return district
}

const as = signingIn(present)
const ids = new Map<string, string>()

function opened(which: string, tab = ''): Step {
  return async (page) => {
    await page.goto(`${present().origin}/filings/${ids.get(which) ?? ''}${tab === '' ? '' : `?tab=${tab}`}`)
    await page.getByRole('tab').first().waitFor()
  }
}

function act(name: string, which: string, button: string, who = 'zhoutao'): Screen {
  const then = steps(opened(which), press(button), seen('.act-frame'))
  return { name: `filings-act-${name}`, path: '/filings?view=list', before: as(who), setup: then }
}

function boundary(
  name: string,
  file: { readonly name: string; readonly content: string },
  ...then: readonly Step[]
): Screen {
  const choose: Step = async (page) => {
    const buffer = Buffer.from(file.content)
    const chosen = { name: file.name, mimeType: 'application/octet-stream', buffer }
    await page.getByLabel('上传四至范围矢量图').setInputFiles(chosen)
  }
  const setup = steps(opened('draft', 'documents'), choose, ...then)
  return { name: `filings-boundary-${name}`, path: '/filings?view=list', before: as('zhoutao'), setup }
}

const crs = (code: string): Step => {
  return async (page) => {
    await page.getByLabel('文件的坐标系').selectOption(code)
    await page.getByRole('button', { name: '上传并读取' }).click()
  }
}

const layered = drawing({ 界址线: square(612_000), 建筑: square(612_010, 50) })

const screens: readonly Screen[] = [
  act('accept', 'submitted', '受理'),
  act('resubmit', 'returned', '重新提交'),
  act('issue-sheet', 'assessed', '一键成表'),
  act('confirm-sheet', 'issued', '盖章确认'),
  act('reissue-sheet', 'issued', '重新成表'),
  act('add-reviewer', 'review', '增加联审部门'),
  act('overrule', 'review', '说明理由后推进'),
  act('report', 'reviewed', '报区政府'),
  act('attach', 'reviewed', '补充材料'),
  act('receipt', 'reviewed', '平台回执'),
  act('report-to-city', 'for-city', '报市审核'),
  act('city-recognise', 'at-city', '市认定通过'),
  act('city-reject', 'at-city', '市认定未通过'),
  act('recognise', 'reported', '通过认定'),
  act('reject', 'reported', '未通过认定'),
  act('explain-overrun', 'reported', '逾期说明'),
  act('plan-adjustment', 'unconfirmed', '规划调整'),
  act('milestone', 'unconfirmed', '节点完成'),
  act('notify-city', 'tracked', '市级报备'),
  act('service', 'tracked', '协调服务'),
  act('measure', 'tracked', '采取措施'),
  act('archive', 'tracked', '后评估归档'),
  act('resume', 'suspended', '恢复'),
  boundary('layers', { name: '四至范围.dxf', content: layered }, crs('4549'), seen('.banner-err')),
  boundary(
    'crs-differs',
    { name: '四至范围.dxf', content: drawing({ 界址线: square(612_000) }) },
    crs('4490'),
    seen('.banner-err'),
  ),
  boundary('not-a-drawing', { name: '说明.dwg', content: '说明文字' }, seen('.banner-err')),
  boundary('dwg', { name: '四至范围.dwg', content: 'AC1032\0\0\0\0\0\0' }, seen('.boundary')),
]

const day = '2026-11-18'

async function toReviewed(
  place: District,
  changed: Parameters<typeof seedFiling>[2],
  route: Parameters<SeededFiling['assess']>[1],
  on = day,
): Promise<SeededFiling> {
  const filing = await seedFiling(place, on, changed)
  await filing.submit(on)
  await filing.act('zhoutao', on, { kind: 'accept' })
  await filing.assess(on, route)
  await filing.stamp(on)
  await filing.review(on, on)
  await filing.agree(on)
  return filing
}

async function seed(place: District): Promise<void> {
  const keep = (name: string, { id }: SeededFiling): void => void ids.set(name, id)
  keep('draft', await seedFiling(place, day))
  const submitted = await seedFiling(place, day)
  await submitted.submit(day)
  keep('submitted', submitted)
  const returned = await seedFiling(place, day)
  await returned.submit(day)
  await returned.act('zhoutao', day, { kind: 'return', reason: '权证缺页', items: ['补传土地权证第 3 页'] })
  keep('returned', returned)
  const assessed = await seedFiling(place, day)
  await assessed.submit(day)
  await assessed.act('zhoutao', day, { kind: 'accept' })
  await assessed.assess(day, 'inside-kept')
  keep('assessed', assessed)
  const issued = await seedFiling(place, day)
  await issued.submit(day)
  await issued.act('zhoutao', day, { kind: 'accept' })
  await issued.assess(day, 'inside-kept')
  await issued.act('zhoutao', day, { kind: 'issue-sheet' })
  keep('issued', issued)
  const review = await seedFiling(place, day)
  await review.submit(day)
  await review.act('zhoutao', day, { kind: 'accept' })
  await review.assess(day, 'inside-kept')
  await review.stamp(day)
  await review.review(day, day)
  keep('review', review)
  keep('reviewed', await toReviewed(place, {}, 'inside-kept'))
  const reserve = { 用地类型: '① 战略预留区新出让' }
  keep('for-city', await toReviewed(place, reserve, 'reserve-new'))
  const atCity = await toReviewed(place, reserve, 'reserve-new')
  await atCity.act('zhoutao', day, { kind: 'report-to-city' }, { documents: ['review-table', 'plan-activation'] })
  keep('at-city', atCity)
  const reported = await toReviewed(place, {}, 'inside-kept', '2026-11-02')
  const papers = ['review-table', 'evaluation-opinion', 'detailed-plan'] as const
  await reported.act('zhoutao', '2026-11-16', { kind: 'report' }, { documents: papers })
  keep('reported', reported)
  for (const [name, landType, route, more] of [
    ['unconfirmed', '③ 开发边界外未确认', 'outside-unconfirmed', []],
    ['tracked', '③ 开发边界外已确认', 'outside-confirmed', ['plan-confirmation']],
    ['suspended', '③ 开发边界外已确认', 'outside-confirmed', ['plan-confirmation']],
  ] as const) {
    const filing = await toReviewed(place, { 用地类型: landType, 合同容积率: 1.1 }, route)
    await filing.act('zhoutao', day, { kind: 'report' }, { documents: ['review-table', ...more] })
    await filing.act('zhoutao', day, { kind: 'recognise' }, { documents: ['decision'] })
    if (name === 'suspended') {
      await filing.act('zhoutao', day, {
        kind: 'take-measure',
        measure: '停止改扩建手续办理',
        cause: '申报信息不实',
        reason: '实际建筑面积与申报不符',
      })
    }
    keep(name, filing)
  }
}

export const group: ScreenGroup = {
  name: 'filing-acts',
  screens,
  start: async () => {
    district = await startDistrict({ draft: false, parcels: [] })
    await seed(district)
    return district
  },
}
