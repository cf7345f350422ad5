import { type District, startDistrict } from '../district.ts'
import { answerHugeList } from '../huge-list.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, broken, nobody, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

const widths = [390, 1024, 1280]
let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

const huge: Step = async (page) => {
  await answerHugeList(page)
}

const list = seen('tbody tr[data-row] a')
const charts: Step = async (page) => {
  await page.locator('section.chart canvas').last().waitFor()
}
const noRows = { parcels: 0, landArea: 0, submitted: 0, towns: [], topFindings: [], evaluation: null }

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `console-${name}`, path, widths, before, setup: steps(...then) }
}

const overview = '**/api/v1/overview?*'
const parcels = '**/api/v1/parcels?*'
const evaluations = '**/api/v1/evaluations?*'

const chain = { chain: 'district', anchored: { at: '2026-11-21T14:19:00.000+08:00', seq: 1_182_040 }, paper: null }
const checked = { at: '2026-11-21T14:00:00.000+08:00', entries: 1_182_044 }
const faults = ['310117 链第 1804 条：内容被改动。', '310117 链第 1805 条：与上一条不衔接（有删除、插入或调换）。']
const longChain = ({ found = [] as readonly string[], anchorsFailing = 0, checking = false }) => ({
  chains: [{ ...chain, entries: 1_182_044, checked: { ...checked, faults: found } }],
  anchorsFailing,
  checking,
})
const faultyChain = () => longChain({ found: faults })
const unanchored = () => longChain({ anchorsFailing: 2 })
const chainInCheck = () => longChain({ checking: true })

/** One warning that was explained three times, by two people; the last reason was taken back. */
function withReasons(detail: object): object {
  const about = { key: '2025/SJ-XQ-0002', code: 'X08', field: 'vacantFloorArea' }
  const said = [
    ['核对中', '王芳', '2026-11-18T09:12:00.000+08:00'],
    ['三号楼年内腾空，租户已搬离，租赁合同解除协议随附；按实际空置填报', '王芳', '2026-11-19T16:40:00.000+08:00'],
    ['已现场核实，同意按实际空置', '李强', '2026-11-20T10:05:00.000+08:00'],
    ['已现场核实，同意按实际空置', '李强', '2026-11-20T10:31:00.000+08:00'],
  ] as const
  const reasons = said.map(([reason, by, at], index) => ({ ...about, reason, by, at, takenBack: index === 3 }))
  return { ...detail, reasons }
}

const screens: readonly Screen[] = [
  screen('sign-in', '/', nobody, seen('.downloads')),
  screen('sign-in-error', '/', nobody, seen('form'), press('登录')),
  screen('set-up', '/set-up#示例', nobody, seen('form'), press('建立账号')),
  screen('session-expired', '/evaluations', as('zhoutao'), seen('tbody a'), async (page) => {
    await page.context().clearCookies()
    await page.getByRole('link', { name: '地块' }).click()
    await page.getByRole('dialog').waitFor()
  }),

  screen('overview-many', '/', as('zhoutao'), charts),
  screen('overview-one-town', '/', as('liqiang'), charts),
  screen(
    'overview-empty',
    '/',
    as(
      'zhoutao',
      answering(overview, (answer) => ({ ...answer, ...noRows })),
    ),
    seen('.empty'),
  ),
  screen(
    'overview-no-draft',
    '/',
    as(
      'zhoutao',
      answering(overview, (answer) => ({ ...answer, evaluation: null })),
    ),
    seen('.town-progress'),
  ),
  screen('overview-loading', '/', as('zhoutao', silent(overview)), shapes),
  screen('overview-error', '/', as('zhoutao', broken(overview)), seen('.banner-err')),
  screen('overview-data', '/', as('zhoutao'), charts, async (page) => {
    await page.getByRole('button', { name: '看数据' }).last().click()
    await page.getByRole('button', { name: '看数据' }).first().click()
  }),
  screen('search', '/', as('zhoutao'), seen('.key-figures'), async (page) => {
    await page.getByLabel('搜索地块').fill('新桥')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
  }),

  screen('parcels-many', '/parcels', as('zhoutao'), list),
  screen('parcels-filtered', '/parcels?town=310117105000,310117104000&class=C,D&sort=-total', as('zhoutao'), list),
  screen('parcels-one', '/parcels', as('qiye'), list),
  screen('parcels-none', '/parcels?q=没有这样的地块', as('zhoutao'), seen('.empty')),
  screen('parcels-huge', '/parcels', as('zhoutao', huge), list, async (page) => {
    await page.locator('td[tabindex="0"]').focus()
    await page.keyboard.press('End')
    await page.locator('tr[aria-rowindex="48502"] a').waitFor()
  }),
  screen('parcels-loading', '/parcels', as('zhoutao', silent(parcels)), shapes),
  screen('parcels-error', '/parcels', as('zhoutao', broken(parcels)), seen('.banner-err')),
  screen('parcels-filter', '/parcels?class=D', as('zhoutao'), list, press('筛选')),
  screen('parcels-columns', '/parcels', as('zhoutao'), list, press(/^列/)),
  screen('parcels-reason', '/parcels?status=submitted', as('liqiang'), list, async (page) => {
    await page.locator('[data-check]').nth(0).click()
    await page.locator('[data-check]').nth(2).click()
    await press('退回')(page)
    await press('预览退回')(page)
    await page.getByRole('alert').waitFor()
  }),
  screen('parcels-report', '/parcels?status=draft', as('liqiang'), list, async (page) => {
    await page.getByLabel('选择全部筛选结果').check()
    await press('通过')(page)
    await press('预览通过')(page)
    await page.getByText('不办 当前状态不能这样变更').waitFor()
  }),
  screen('parcels-focus', '/parcels', as('zhoutao'), list, async (page) => {
    await page.locator('td[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
  }),

  screen('parcel-summary', '/parcels/2025/SJ-CD-0013?at=12', as('zhoutao'), seen('.facts')),
  screen('parcel-data', '/parcels/2025/SJ-XQ-0002?tab=data', as('zhoutao'), seen('.field-table')),
  screen('parcel-masked', '/parcels/2025/SJ-XQ-0002?tab=data', as('wangfang'), seen('.field-table'), async (page) => {
    await press('有现场或核定的')(page)
  }),
  screen('parcel-score', '/parcels/2025/SJ-XQ-0002?tab=score', as('zhoutao'), seen('.explanation')),
  screen('parcel-direct', '/parcels/2025/SJ-CD-0002?tab=score', as('zhoutao'), seen('.explanation')),
  screen('parcel-history', '/parcels/2025/SJ-XQ-0002?tab=history', as('zhoutao'), seen('.history')),
  screen(
    'parcel-reasons',
    '/parcels/2025/SJ-XQ-0002?tab=history',
    as('zhoutao', answering('**/api/v1/parcels/2025/SJ-XQ-0002', withReasons)),
    seen('.history'),
  ),
  screen('parcel-missing', '/parcels/2025/SJ-XX-0000', as('zhoutao'), seen('.banner-err')),

  screen('evaluations-many', '/evaluations', as('zhoutao'), seen('tbody a')),
  screen(
    'evaluations-empty',
    '/evaluations',
    as(
      'zhoutao',
      answering(evaluations, () => ({ items: [], nextCursor: null })),
    ),
    seen('.empty'),
  ),
  screen('evaluations-loading', '/evaluations', as('zhoutao', silent(evaluations)), shapes),
  screen(
    'evaluations-running',
    '/evaluations',
    as('zhoutao', silent('**/api/v1/evaluations')),
    seen('tbody a'),
    press('新建草评'),
    seen('.progress'),
  ),
  screen('evaluation', '/evaluations/1', as('zhoutao'), charts, list),
  screen(
    'evaluation-recomputed',
    '/evaluations/1',
    as('zhoutao'),
    charts,
    list,
    press('重算核对'),
    seen('.recomputation-outcome'),
  ),
  screen(
    'evaluation-differs',
    '/evaluations/1',
    as(
      'zhoutao',
      answering('**/api/v1/evaluations/*/recomputation', () => ({
        evaluation: '1',
        standard: 'REG-示例-2026.1',
        engine: '1.0.0',
        inputHash: '0'.repeat(64),
        parcels: 1500,
        isInputSame: false,
        areGroupsSame: true,
        differing: 32,
        examples: Array.from({ length: 20 }, (_, index) => `SJ-XQ-${String(index + 1).padStart(4, '0')}`),
        isSame: false,
      })),
    ),
    charts,
    list,
    press('重算核对'),
    seen('.recomputation-outcome'),
  ),
  screen('standard', '/standards/REG-示例-2026.1', as('zhoutao'), seen('.standard-table')),
  screen(
    'audit-many',
    '/audit',
    as('shenji'),
    seen('tbody td'),
    press('立即校验'),
    seen('.audit-chain.is-ok'),
    press('导出锚点'),
  ),
  screen('audit-empty', '/audit?username=nobody', as('shenji'), seen('.empty')),
  screen('audit-loading', '/audit', as('shenji', silent('**/api/v1/audit?*'), silent('**/api/v1/audit/state')), shapes),
  screen('audit-error', '/audit', as('shenji', broken('**/api/v1/audit?*')), seen('.banner-err')),
  screen(
    'audit-faults',
    '/audit',
    as('shenji', answering('**/api/v1/audit/state', faultyChain)),
    seen('.audit-faults'),
  ),
  screen(
    'audit-anchors-failing',
    '/audit',
    as('shenji', answering('**/api/v1/audit/state', unanchored)),
    seen('.banner-warn'),
    seen('tbody td'),
  ),
  screen(
    'audit-entry',
    '/audit?action=evaluation-started',
    as('shenji'),
    seen('tbody td'),
    (page) => page.locator('tbody tr').first().locator('td').nth(3).click(),
    seen('.audit-entry'),
  ),
  screen('audit-huge', '/audit', as('shenji', answering('**/api/v1/audit/state', chainInCheck)), seen('tbody td')),
  screen('unknown', '/nowhere', as('zhoutao'), seen('.empty')),
]

export const group: ScreenGroup = {
  name: 'console',
  start: async () => {
    district = await startDistrict()
    return district
  },
  screens,
}
