import type { FilingSummary } from '#core/api/filings.ts'
import { type District, startDistrict } from '../district.ts'
import { seedFiling } from '../filings.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

function present(): District {
  if (district === null) throw new Error('the district is not open')
  return district
}

const as = signingIn(present)
/** Ids of the seeded filings by what they show. */
const ids = new Map<string, string>()

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `filings-${name}`, path, before, setup: steps(...then) }
}

/** Opens a seeded filing: its id is not known before the server runs. */
function opened(which: string, tab = ''): Step {
  return async (page) => {
    await page.goto(`${present().origin}/filings/${ids.get(which) ?? ''}${tab === '' ? '' : `?tab=${tab}`}`)
    await page.getByRole('tab').first().waitFor()
  }
}

function filing(name: string, which: string, who: string, tab: string, ...then: readonly Step[]): Screen {
  return screen(name, '/filings?view=list', as(who), opened(which, tab), ...then)
}

const list = '**/api/v1/filings?*'
const text = (words: string): Step => {
  return async (page) => {
    await page.getByText(words).first().waitFor()
  }
}
const tick: Step = (page) => page.waitForTimeout(400)

/** Many of what is there: numbers and days count on. */
const huge: Step = answering(list, (answer) => {
  const { items } = answer as { readonly items: readonly FilingSummary[] }
  const many = Array.from({ length: items.length === 0 ? 0 : 50 }, (_, index) => {
    const filing = items[index % items.length]
    return { ...filing, id: `x${index}`, number: `松优-2026-${String(index + 100).padStart(3, '0')}` }
  })
  return { ...answer, items: many, total: items.length === 0 ? 0 : 1250, nextCursor: null, near: 312, overdue: 45 }
})

/** So that the deadline falls into a year whose notice is not out. */
function withLongLimit(answer: object): object {
  const { rule } = answer as { readonly rule: object }
  return { ...answer, rule: { ...rule, limitDays: 32 } }
}

const notice = `国务院办公厅关于2027年部分节假日安排的通知 国办发明电〔2026〕6号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
国庆期间另行通知，10月8日前后请留意。
国务院办公厅 2026年11月20日`

const read: Step = async (page) => {
  await page.getByLabel(/国务院办公厅关于某年/).fill(notice)
  await page.getByRole('button', { name: '读取通知' }).click()
  await page.getByRole('region', { name: '读取结果' }).waitFor()
}

const screens: readonly Screen[] = [
  screen('board', '/filings', as('zhoutao'), seen('.filing-card b'), tick),
  screen('board-huge', '/filings', as('zhoutao', huge), seen('.board-rest'), tick),
  screen('board-loading', '/filings', as('zhoutao', silent(list)), shapes),
  screen('board-error', '/filings', as('zhoutao', broken(list)), seen('.banner-err')),
  screen('board-none', '/filings?q=没有这个项目', as('zhoutao'), seen('.empty')),
  screen('list', '/filings?view=list', as('zhoutao'), seen('tbody tr[data-row] a')),
  screen('list-due', '/filings?view=list&due=near', as('zhoutao'), seen('tbody tr[data-row] a')),
  screen('list-loading', '/filings?view=list', as('zhoutao', silent(list)), shapes),
  screen('list-error', '/filings?view=list', as('zhoutao', broken(list)), seen('.banner-err')),
  screen('unit-empty', '/filings', as('qiye'), seen('.empty')),
  screen('summary', '/filings?view=summary', as('zhoutao'), seen('canvas'), tick),
  screen('summary-data', '/filings?view=summary', as('zhoutao'), seen('canvas'), press('看数据')),
  screen('summary-error', '/filings?view=summary', as('zhoutao', broken('**/filings-summary*')), seen('.banner-err')),
  screen('new', '/filings/new', as('zhoutao'), seen('.form-field')),
  screen('new-faults', '/filings/new', as('zhoutao'), seen('.form-field'), press('建立项目'), press('标出未填的项')),
  filing('paused', 'paused', 'zhoutao', ''),
  filing('nearest', 'nearest', 'zhoutao', ''),
  filing('overdue', 'overdue', 'zhoutao', ''),
  screen(
    'provisional',
    '/filings?view=list',
    as('zhoutao', answering('**/api/v1/filings/*', withLongLimit)),
    opened('just-accepted'),
  ),
  filing('form', 'paused', 'zhoutao', 'form', async (page) => {
    await page.getByLabel(/^改造后土地面积/).fill('10000.01')
    await page.getByText('相差 0.01 m²').waitFor()
  }),
  filing('form-read-only', 'nearest', 'shenji', 'form'),
  filing('documents', 'nearest', 'zhoutao', 'documents', seen('.boundary-sketch')),
  filing('documents-missing', 'draft', 'zhoutao', 'documents', async (page) => {
    const file = { name: '四至范围.dxf', mimeType: 'application/dxf', buffer: Buffer.from('0') }
    await page.getByLabel('上传四至范围矢量图').setInputFiles(file)
    await page.getByLabel('文件的坐标系').selectOption('local')
  }),
  filing('sheets', 'nearest', 'zhoutao', 'sheets'),
  filing('review', 'nearest', 'zhoutao', 'review', seen('.review-table')),
  filing('tracking', 'tracking', 'zhoutao', 'tracking', text('承诺与实际')),
  filing('suspended', 'suspended', 'zhoutao', 'tracking', text('处置措施')),
  filing('act-submit', 'draft', 'zhoutao', '', press('申报'), press('申报')),
  filing('act-assess', 'accepted', 'zhoutao', '', press('初审'), seen('.checklist')),
  filing('act-invite', 'sheet', 'zhoutao', '', press('发起联审'), seen('.invitations')),
  filing('act-opinion', 'nearest', 'liqiang', '', press('联审意见')),
  filing('act-return', 'accepted', 'zhoutao', '', press('退回补正')),
  filing('act-actuals', 'tracking', 'zhoutao', '', press('实际指标')),
  filing('act-refused', 'accepted', 'zhoutao', '', press('撤回'), async (page) => {
    await page.route('**/acts', (route) =>
      route.fulfill({
        status: 409,
        json: {
          type: 'about:blank',
          code: 'filing-changed',
          status: 409,
          title: '项目已有变动',
          detail: '李强 14:20 已办理别的事项。',
          action: '请刷新后再办理。',
          details: {},
        },
      }),
    )
    await page.getByLabel(/撤回的理由/).fill('项目方案调整')
    await press('撤回')(page)
    await page.locator('.banner-err').first().waitFor()
  }),
  screen('not-found', '/filings/unbekannt', as('zhoutao'), seen('.banner-err')),
  screen('rules', '/filings/rules', as('zhoutao'), seen('.holiday-table')),
  screen(
    'rules-set-aside',
    '/filings/rules',
    as(
      'zhoutao',
      answering('**/filing-rules', (answer) => ({
        ...answer,
        setAside: [{ year: 2027, faults: ['2026-10-10 在 2026 年的通知中安排相反。请核对两份通知。'] }],
      })),
    ),
    seen('[role=alert]'),
  ),
  screen('rules-read', '/filings/rules', as('guanli'), seen('.holiday-table'), read),
  screen(
    'rules-checklist',
    '/filings/rules',
    as('zhoutao'),
    seen('.holiday-table'),
    press('编辑新版本'),
    press(/^采用 /),
  ),
  screen('rules-clock', '/filings/rules', as('zhoutao'), seen('.holiday-table'), press(/^修改/), press('保存规则')),
  screen('rules-loading', '/filings/rules', as('zhoutao', silent('**/filing-rules')), shapes),
  screen('rules-only-look', '/filings/rules', as('liqiang'), seen('.holiday-table')),
]

const long = '上海示例半导体材料与装备技术发展股份有限公司松江分公司'

async function seed(place: District): Promise<void> {
  const keep = (name: string, id: string): void => void ids.set(name, id)
  const draft = await seedFiling(place, '2026-11-20', {
    项目名称: '示例新材料实验线改造',
    用地类型: '②b 开发边界内未保留',
    承诺服从规划收回土地: '是',
  })
  keep('draft', draft.id)
  const submitted = await seedFiling(place, '2026-11-18', { 项目名称: '示例检测中心扩建项目', 改造方式: '扩建' })
  await submitted.submit('2026-11-20')
  const paused = await seedFiling(place, '2026-11-05', { 项目名称: '示例涂装线绿色化改造', 项目单位: long })
  keep('paused', paused.id)
  await paused.submit('2026-11-06')
  await paused.act('zhoutao', '2026-11-09', { kind: 'accept' })
  await paused.act('zhoutao', '2026-11-13', {
    kind: 'return',
    reason: '权证扫描件缺页，四至范围与权证不符',
    items: ['补传土地权证第 3 页', '按权证重新绘制四至范围'],
  })
  const accepted = await seedFiling(place, '2026-11-17', { 项目名称: '示例智能仓储改造项目' })
  keep('accepted', accepted.id)
  await accepted.submit('2026-11-18')
  await accepted.act('zhoutao', '2026-11-18', { kind: 'accept' })
  const sheet = await seedFiling(place, '2026-11-10', { 项目名称: '示例电机产线智能化改造及研发中心扩建（一期）项目' })
  keep('sheet', sheet.id)
  await sheet.submit('2026-11-11')
  await sheet.act('zhoutao', '2026-11-11', { kind: 'accept' })
  await sheet.assess('2026-11-12', 'inside-kept')
  await sheet.stamp('2026-11-13')
  const nearest = await seedFiling(place, '2026-11-06', { 项目名称: '示例半导体改扩建项目' })
  keep('nearest', nearest.id)
  await nearest.submit('2026-11-06')
  await nearest.act('zhoutao', '2026-11-09', { kind: 'accept' })
  await nearest.assess('2026-11-10', 'inside-kept')
  await nearest.stamp('2026-11-11')
  await nearest.review('2026-11-12', '2026-11-18')
  await nearest.agree('2026-11-16', ['reform'])
  const overdue = await seedFiling(place, '2026-10-28', { 项目名称: '示例化工装备升级项目' })
  keep('overdue', overdue.id)
  await overdue.submit('2026-10-29')
  await overdue.act('zhoutao', '2026-11-03', { kind: 'accept' })
  await overdue.assess('2026-11-04', 'inside-kept')
  await overdue.stamp('2026-11-05')
  await overdue.review('2026-11-06', '2026-11-13')
  await overdue.agree('2026-11-12')
  const papers = ['review-table', 'evaluation-opinion', 'detailed-plan'] as const
  await overdue.act('zhoutao', '2026-11-16', { kind: 'report' }, { documents: papers })
  await overdue.act('zhoutao', '2026-11-20', { kind: 'explain-overrun', reason: '等待区政府常务会议审议' })
  for (const [name, day] of [
    ['tracking', '2026-09-21'],
    ['suspended', '2026-08-10'],
  ] as const) {
    const tracked = await seedFiling(place, day, {
      项目名称: name === 'tracking' ? '示例精密零部件产线智能化改造项目' : '示例汽配扩能项目',
      用地类型: '③ 开发边界外已确认',
      合同容积率: 1.1,
    })
    keep(name, tracked.id)
    await tracked.submit(day)
    await tracked.act('zhoutao', day, { kind: 'accept' })
    await tracked.assess(day, 'outside-confirmed')
    await tracked.stamp(day)
    await tracked.review(day, day)
    await tracked.agree(day)
    const reported = ['review-table', 'plan-confirmation'] as const
    await tracked.act('zhoutao', '2026-10-10', { kind: 'report' }, { documents: reported })
    await tracked.act('zhoutao', '2026-10-12', { kind: 'recognise' }, { documents: ['decision'] })
    await tracked.act('zhoutao', '2026-10-20', { kind: 'reach-milestone', milestone: 'eia', on: '2026-10-19' })
    await tracked.act('zhoutao', '2026-11-02', { kind: 'reach-milestone', milestone: 'expansion', on: '2026-11-01' })
    await tracked.act('zhoutao', '2026-11-10', {
      kind: 'record-service',
      stage: '改扩建',
      service: '行政审批',
      name: '施工许可',
      by: '区建管委',
      outcome: '已办结',
    })
    await tracked.act('zhoutao', '2026-11-12', {
      kind: 'report-actuals',
      year: 2026,
      figures: {
        investment: 3200.5,
        output: 21000,
        tax: 1800,
        landArea: 10000,
        floorArea: 12000,
        floorAreaRatio: 1.2,
        landUse: '工业用地',
      },
    })
    if (name === 'suspended') {
      await tracked.act('zhoutao', '2026-11-18', {
        kind: 'take-measure',
        measure: '停止改扩建手续办理',
        cause: '申报信息不实',
        reason: '实际建筑面积与申报不符',
      })
    }
  }
  const justAccepted = await seedFiling(place, '2026-11-20', { 项目名称: '示例生物医药中试线改造' })
  keep('just-accepted', justAccepted.id)
  await justAccepted.submit('2026-11-20')
  await justAccepted.act('zhoutao', '2026-11-20', { kind: 'accept' })
}

export const group: ScreenGroup = {
  name: 'filings',
  screens,
  start: async () => {
    district = await startDistrict({ draft: false })
    await seed(district)
    return district
  },
}
