import { authorise } from '#server/actions/authorise.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { makeSheet } from '#server/disposal/sheet-make.ts'
import { readBackSheet } from '#server/disposal/sheet-read.ts'
import { addYearlyPlan } from '#server/disposal/yearly.ts'
import { acted, decideAsFound, goodPlan, opened, written } from '../disposal-stage.ts'
import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, shapes, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

let district: District | null = null
const plans = { draft: '', conflict: '', review: '', reviewCode: '', underway: '', done: '', sheet: '' }
const xinqiao = '310117105000'

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string | (() => string), before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `disposal-${name}`,
    get path() {
      return typeof path === 'string' ? path : path()
    },
    before,
    setup: steps(...then),
  }
}

const row = seen('tbody tr[data-row] td:not(:has(.skeleton))')
const sections = seen('#section-result')
const waits = [
  ['list', '/disposal', '**/api/v1/disposal-*'],
  ['pending', '/disposal?tab=pending', '**/api/v1/disposal-candidates?*'],
  ['progress', '/disposal?tab=progress', '**/api/v1/disposal-progress*'],
  ['yearly', '/disposal?tab=yearly', '**/api/v1/disposal-yearly-plans*'],
  ['sheets', '/disposal?tab=sheets', '**/api/v1/disposal-sheets?*'],
] as const

function none(pattern: string): Step {
  return answering(pattern, (answer) => ({ ...answer, items: [], total: 0, mine: 0, overdue: 0, nextCursor: null }))
}

const one = (which: keyof typeof plans) => (): string => `/disposal/${plans[which]}`
const toReview: Step = async (page) => {
  await page.getByRole('link', { name: plans.reviewCode, exact: true }).click()
  await page.locator('#section-result').waitFor()
}
const paper: Step = async (page) => {
  await page.emulateMedia({ media: 'print' })
}

/** Thousands of plans, as the list and its figures tell them. */
const huge: Step = answering('**/api/v1/disposal-plans?*', (answer) => {
  const { items } = answer as { items: readonly object[] }
  const [first] = items
  const many = Array.from({ length: 200 }, (_, index) => ({
    ...first,
    id: `made-up-${index}`,
    parcelCode: `SJ-CKJG-${String(48_000 + index)}`,
    townCode: '310117501000',
    ownerName: '上海松江出口加工区示例精密电子制造装备股份有限公司第二分公司',
    disposalArea: 1_234_567.89,
  }))
  return { ...answer, items: many, total: 48_501, mine: 1_204, overdue: 388, nextCursor: 'more' }
})

/** The decision rests on an evaluation that was let through a gate. */
const letThrough: Step = answering('**/api/v1/disposal-plans/*', (answer) => ({
  ...answer,
  decisionNotes: ['经说明理由后运行：判定项未核定 3 宗。理由：建管委来函说明年底前补齐（孙立，2026-10-10）。'],
}))

const screens: readonly Screen[] = [
  screen('list', '/disposal', as('wangfang'), row),
  screen('list-district', '/disposal', as('zhoutao'), row),
  screen('list-filtered', '/disposal?only=overdue&town=310117105000', as('zhoutao'), row),
  screen('list-nothing', '/disposal?q=没有', as('zhoutao'), seen('.empty')),
  screen('list-huge', '/disposal', as('zhoutao', huge), row),
  screen('list-department', '/disposal', as('guihua'), row),
  ...waits.flatMap(([name, path, asked]) =>
    withoutAnswer(asked).map(({ state, before, shown }) =>
      screen(`${name}-${state}`, path, as('zhoutao', before), shown),
    ),
  ),
  screen('list-empty', '/disposal', as('zhoutao', none('**/api/v1/disposal-plans?*')), seen('.empty')),
  screen('sheets-empty', '/disposal?tab=sheets', as('wangfang', none('**/api/v1/disposal-sheets?*')), seen('.empty')),
  screen(
    'yearly-empty',
    '/disposal?tab=yearly',
    as('zhoutao', none('**/api/v1/disposal-yearly-plans*')),
    seen('.empty'),
  ),
  screen('pending', '/disposal?tab=pending', as('zhoutao'), row),
  screen(
    'pending-undecided',
    '/disposal?tab=pending',
    as(
      'wangfang',
      answering('**/api/v1/disposal-candidates?*', (answer) => ({ ...answer, items: [], total: 0, nextCursor: null })),
      answering('**/api/v1/cycle-stages/*', (answer) => ({ ...answer, stage: '评估' })),
    ),
    seen('.empty'),
  ),
  screen(
    'pending-done',
    '/disposal?tab=pending',
    as(
      'wangfang',
      answering('**/api/v1/disposal-candidates?*', (answer) => ({ ...answer, items: [], total: 0, nextCursor: null })),
    ),
    seen('.empty'),
  ),
  screen('progress', '/disposal?tab=progress', as('zhoutao'), seen('.chart canvas'), shapes),
  screen(
    'progress-data',
    '/disposal?tab=progress',
    as('zhoutao'),
    seen('.chart canvas'),
    press('看数据'),
    seen('.chart-data'),
  ),
  screen('yearly', '/disposal?tab=yearly', as('zhoutao'), seen('.card h2')),
  screen(
    'yearly-form',
    '/disposal?tab=yearly',
    as('zhoutao'),
    press('登记年度计划'),
    press('登记'),
    seen('[role="alert"]'),
  ),
  screen('sheets', '/disposal?tab=sheets', as('wangfang'), seen('.plain-table')),
  screen('sheet', () => `/disposal/sheets/${plans.sheet}`, as('wangfang'), row),
  screen('plan-draft', one('draft'), as('wangfang'), sections),
  screen('plan-faults', one('draft'), as('wangfang'), sections, press('标出并定位'), shapes),
  screen('plan-conflict', one('conflict'), as('wangfang'), sections),
  screen('plan-submit', one('draft'), as('wangfang'), sections, press('报专班'), shapes),
  screen('plan-review', one('review'), as('zhoutao'), sections),
  screen('plan-invite', one('review'), as('zhoutao'), sections, press('发部门会签'), shapes),
  screen('plan-let-through', one('review'), as('zhoutao', letThrough), sections),
  screen('plan-comment', one('review'), as('guihua'), sections, press('会签'), shapes),
  screen('plan-underway', one('underway'), as('wangfang'), sections),
  screen('plan-done', one('done'), as('shenji'), sections, press('看差异'), shapes),
  ...withoutAnswer('**/api/v1/disposal-plans/*').map(({ state, before, shown }) =>
    screen(`plan-${state}`, one('draft'), as('wangfang', before), shown),
  ),
  { ...screen('plan-print', '/disposal', as('zhoutao'), row, toReview, paper, shapes), widths: [760] },
]

/** Plans in every state, one with a late milestone, one with two values for a field. */
async function fill(at: District): Promise<void> {
  const codes = await decideAsFound(at, xinqiao)
  const [draft = '', conflict = '', review = '', underway = '', done = ''] = await opened(at, codes.slice(0, 5))
  Object.assign(plans, { draft, conflict, review, reviewCode: codes[2], underway, done })
  await written(at, 'wangfang', draft, { path: '转型', disposalArea: 90_000_0, ownFunds: 200, investment: 900 })
  const before = await written(at, 'wangfang', conflict, goodPlan)
  await written(at, 'zhoutao', conflict, { measures: '由区土地储备中心收储。', planYear: 2028 }, before.revision)
  await written(at, 'wangfang', conflict, { measures: '先清退，再收储。' }, before.revision)
  for (const id of [review, underway, done]) {
    const reduced = { ...goodPlan, path: '减量', useAfterReduction: '林地', milestone1Due: '2026-11-10' }
    await written(at, 'wangfang', id, id === review ? goodPlan : reduced)
    await acted(at, 'wangfang', id, { act: 'submit' })
    await acted(at, 'zhoutao', id, { act: 'invite', departments: ['planning', 'finance'] })
  }
  for (const id of [underway, done]) {
    await acted(at, 'guihua', id, { act: 'comment', agrees: true, note: '符合规划，同意减量。' })
    await acted(at, 'zhoutao', id, { act: 'approve', note: '财政局意见已在会上答复，先行批准。' })
    await acted(at, 'wangfang', id, { act: 'begin' })
  }
  await acted(at, 'wangfang', done, { act: 'revise', note: '规划调整，增加节点。' })
  await written(at, 'wangfang', done, {
    milestone3Name: '复垦验收',
    milestone3Due: '2027-10-31',
    investment: 3200,
    fiscalFunds: 2200,
  })
  await acted(at, 'wangfang', done, { act: 'submit' })
  await acted(at, 'zhoutao', done, { act: 'approve', note: '修订内容不涉及部门，不再会签。' })
  await acted(at, 'wangfang', done, { act: 'begin' })
  await written(at, 'wangfang', done, {
    milestone1Done: '2026-11-20',
    milestone1Evidence: '收储协议〔2026〕8号',
    disposedArea: 12000,
    disposedOn: '2026-11-20',
    disposedEvidence: '不动产注销登记',
  })
  await acted(at, 'zhoutao', done, { act: 'complete', note: '提前交地，其余节点不再做。' })
  const { service } = at.server
  await addYearlyPlan(service, await authorise(service, at.actor('zhoutao'), 'addYearlyDisposalPlan'), {
    year: 2027,
    origin: 'imported',
    source: '松江区 2027 年低效用地减量化年度计划（示例）',
    lines: [
      { townCode: xinqiao, path: '收储', area: 48_000, parcels: 4 },
      { townCode: null, path: null, area: 120_000, parcels: null },
    ],
  })
  const town = at.actor('wangfang')
  const { bytes: parts } = await makeSheet(service, await authorise(service, town, 'disposalSheet'), {})
  const pieces: Uint8Array[] = []
  for await (const piece of parts) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const grant = await authorise(service, town, 'uploadDisposalSheet')
  plans.sheet = (await readBackSheet(service, grant, { name: '处置方案表-新桥镇.xlsx', bytes })).id
}

export const group: ScreenGroup = {
  name: 'disposal',
  screens,
  start: async () => {
    district = await startDistrict({ parcels: sampleDistrict(2025) })
    await fill(district)
    return district
  },
}
