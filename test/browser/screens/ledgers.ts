import { raiseConflicts } from '../conflicts.ts'
import { type District, startDistrict } from '../district.ts'
import { answerHugeLedger } from '../huge-ledger.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `ledgers-${name}`, path, before, setup: steps(...then) }
}

const huge: Step = async (page) => {
  await answerHugeLedger(page, 4)
}
const conflicts = '**/api/v1/conflicts?*'
const removals = '**/api/v1/removals?*'

const pick = (name: string): Step => {
  return (page) => page.locator('.conflict').first().getByRole('radio', { name }).check()
}
/** The ledger of one parcel, made up, so that what is settled does not stay settled. */
const one = '/conflicts?parcel=SJ-XQ-0001'

const removed = (number: number, reason: string) => ({
  form: number % 2 === 0 ? 'parcel-self-assessment' : 'enterprise-information',
  key: `2025/SJ-XQ-000${number}`,
  parcelCode: `SJ-XQ-000${number}`,
  name: number % 2 === 0 ? '新桥镇示例路239号' : '上海示例半导体材料与装备技术发展股份有限公司松江分公司',
  townCode: '310117105000',
  revision: 4,
  by: '李强',
  at: '2026-11-21T14:20:07.000+08:00',
  reason,
  mayRestore: number < 4,
})
const removedRows: Step = async (page) => {
  const items = [
    removed(2, '重复录入'),
    removed(3, '企业已于 2025 年 6 月迁出本地块，租赁合同已解除。'),
    removed(5, '重复'),
  ]
  await page.route(removals, (route) => route.fulfill({ json: { items, nextCursor: null } }))
}
/** Answers the removal of a row as done, and leaves it where it is. */
const removing: Step = async (page) => {
  await page.route('**/api/v1/removals', (route) => {
    const [{ form, key }] = route.request().postDataJSON().rows
    return route.fulfill({ json: { items: [{ form, key, revision: 9, refusal: null }] } })
  })
}

const screens: readonly Screen[] = [
  screen('conflicts', '/conflicts', as('liqiang'), seen('.conflict')),
  screen('conflicts-chosen', '/conflicts', as('liqiang'), seen('.conflict'), pick('我的')),
  screen('conflicts-other', '/conflicts', as('liqiang'), seen('.conflict'), pick('另填'), press('采用另填的值')),
  screen('conflicts-asked', '/conflicts', as('liqiang'), seen('.conflict'), press('采用所选')),
  screen(
    'conflicts-settled',
    one,
    as('zhoutao', huge),
    seen('.conflict'),
    pick('对方的'),
    press('采用“对方的”'),
    seen('.settlement'),
  ),
  screen(
    'conflicts-refused',
    '/conflicts?parcel=SJ-XQ-0499',
    as('zhoutao', huge),
    seen('.conflict'),
    pick('我的'),
    press('采用“我的”'),
    seen('.banner-warn'),
  ),
  screen('conflicts-read-only', '/conflicts', as('shenji'), seen('.conflict')),
  screen(
    'conflicts-bulk',
    '/conflicts',
    as('zhoutao', huge),
    seen('.conflict'),
    press('全部采用“对方的”'),
    seen('.act-form'),
  ),
  screen(
    'conflicts-report',
    '/conflicts',
    as('zhoutao', huge),
    seen('.conflict'),
    press('全部采用“我的”'),
    seen('.act-form'),
    async (page) => {
      await page.locator('.act-form button[type="submit"]').click()
      await page.getByRole('region', { name: '办理结果' }).waitFor()
    },
  ),
  screen('conflicts-huge', '/conflicts', as('zhoutao', huge), seen('.conflict')),
  screen('conflicts-empty', '/conflicts?state=settled', as('zhoutao'), seen('.empty')),
  screen('conflicts-none', '/conflicts?town=310117107000', as('zhoutao'), seen('.empty')),
  screen('conflicts-loading', '/conflicts', as('zhoutao', silent(conflicts)), shapes),
  screen('conflicts-error', '/conflicts', as('zhoutao', broken(conflicts)), seen('.banner-err')),
  screen('conflicts-no-right', '/conflicts', as('guanli'), seen('.empty')),
  screen('overview', '/', as('liqiang'), seen('.waiting-item')),
  screen('parcel-chip', '/parcels/2025/SJ-XQ-0002', as('liqiang'), seen('.chip-warn')),
  screen('parcel-approve', '/parcels?status=submitted', as('liqiang'), seen('tbody tr[data-row] a'), async (page) => {
    await page.locator('tbody tr[data-row] a').first().click()
    await page.getByRole('button', { name: '通过', exact: true }).click()
  }),
  screen(
    'parcel-remove',
    '/parcels/2025/SJ-XQ-0002?tab=data',
    as('liqiang'),
    seen('.field-table'),
    press('有问题的'),
    press(/^删除地块/),
    press(/^删除地块/),
  ),
  screen(
    'parcel-removed',
    '/parcels/2025/SJ-XQ-0003?tab=data',
    as('liqiang', removing),
    seen('.field-table'),
    press('有问题的'),
    press(/^删除这家企业/),
    async (page) => {
      await page.getByLabel(/^理由/).fill('企业已迁出')
      await page.locator('.act-form button[type="submit"]').click()
      await page.getByText('已删除企业').waitFor()
    },
  ),
  screen('removals', '/removals', as('liqiang', removedRows), seen('tbody tr')),
  screen(
    'removals-restore',
    '/removals',
    as('liqiang', removedRows),
    seen('tbody tr'),
    press(/^恢复/),
    press(/^恢复地块$/),
  ),
  screen('removals-empty', '/removals', as('zhoutao'), seen('.empty')),
  screen('removals-loading', '/removals', as('zhoutao', silent(removals)), shapes),
  screen('removals-error', '/removals', as('zhoutao', broken(removals)), seen('.banner-err')),
]

export const group: ScreenGroup = {
  name: 'ledgers',
  screens,
  start: async () => {
    district = await startDistrict({ draft: false })
    await raiseConflicts(
      district,
      'SJ-XQ-0002',
      { vacantFloorArea: 900, currentUse: '工业用地' },
      { vacantFloorArea: 1500, currentUse: '仓储用地' },
    )
    await raiseConflicts(
      district,
      'SJ-XQ-0003',
      { ownerName: '上海示例半导体材料与装备技术发展股份有限公司' },
      { ownerName: '示例半导体（上海）有限公司' },
    )
    return district
  },
}
