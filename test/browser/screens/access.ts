import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, broken, nobody, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

const widths = [390, 1280]
let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `access-${name}`, path, widths, before, setup: steps(...then) }
}

const unfinished = (step: 'verify' | 'enrol'): Step =>
  answering('**/api/v1/sessions/current', (answer) => ({ ...answer, step, demo: false }))
const accounts = '**/api/v1/accounts?*'
const sample = (index: number) => ({
  username: `user-${index}`,
  name: index % 3 === 0 ? '上海松江出口加工区填表联系人' : '示例用户',
  role: index % 2 === 0 ? 'town' : 'enterprise',
  org: index % 2 === 0 ? '310117507000' : '91310117999999912E',
  orgName: index % 2 === 0 ? '上海松江出口加工区' : '91310117999999912E',
  person: `gh-${index}`,
  active: index % 5 !== 0,
  secondFactor: index % 4 === 0,
  needsSecondFactor: false,
  identity: null,
  invited: index % 2 === 1,
  sessions: index % 3,
  lastSignInAt: index % 7 === 0 ? null : '2026-11-21T14:02:11.000+08:00',
  lockedUntil: index % 6 === 1 ? '2026-11-22T23:02:11.000+08:00' : null,
})
const huge = () => ({ items: Array.from({ length: 100 }, (_, index) => sample(index)), nextCursor: 'x', total: 3107 })

const screens: readonly Screen[] = [
  screen(
    'sign-in-single-sign-on',
    '/',
    answering('**/api/v1/about', (answer) => ({ ...answer, singleSignOn: true })),
    async (page) => {
      await page.getByRole('button', { name: '统一身份登录' }).waitFor()
    },
  ),
  screen('verify', '/', as('zhoutao', unfinished('verify')), seen('form'), press('继续')),
  screen('enrol', '/', as('zhoutao', unfinished('enrol')), seen('.qr-code')),
  screen(
    'enrol-error',
    '/',
    as('zhoutao', unfinished('enrol'), broken('**/api/v1/second-factor')),
    seen('.banner-err'),
  ),
  screen('set-password', '/set-password#示例', nobody, seen('form'), press('设置密码')),
  screen('join', '/join', nobody, seen('form'), press('建立账号')),
  screen('return-failed', '/sign-in/return?code=x&state=y', nobody, seen('.banner-err')),
  screen('account', '/account', as('wangfang'), seen('.plain-table')),
  screen('account-enrol', '/account', as('wangfang'), seen('.plain-table'), press('开启二次验证'), seen('.qr-code')),
  screen(
    'account-pairing',
    '/account#pair',
    as('wangfang', async (page) => {
      await page.route('**/api/v1/pairings/inspection', (route) =>
        route.fulfill({
          json: { address: '10.31.7.12', startedAt: '2026-11-22T01:02:11.000+08:00', sameAddress: false },
        }),
      )
    }),
    seen('.plain-table'),
    async (page) => {
      await page.getByLabel('配对码（8 位）').fill('K7QM93TD')
    },
    press('查看'),
    seen('b'),
  ),
  screen('users', '/users', as('guanli'), seen('tbody tr')),
  screen('users-huge', '/users', as('anquan', answering(accounts, huge)), seen('tbody tr')),
  screen('users-none', '/users?q=没有这个人', as('guanli'), seen('.empty')),
  screen('users-loading', '/users', as('guanli', silent(accounts)), shapes),
  screen('users-error', '/users', as('guanli', broken(accounts)), seen('.banner-err')),
  screen('users-new', '/users', as('guanli'), seen('tbody tr'), press('新建账号'), press('新建')),
  screen('users-link', '/users', as('guanli'), seen('tbody tr'), async (page) => {
    await page.getByRole('button', { name: '重设密码' }).first().click()
    await page.locator('.one-time').waitFor()
  }),
  screen('sessions', '/sessions', as('anquan'), seen('tbody tr')),
  screen('invitations-empty', '/invitations', as('liqiang'), seen('.empty')),
  screen('invitations', '/invitations', as('zhoutao'), seen('form'), async (page) => {
    await page.getByLabel(/地块编码/).fill('SJ-XQ-0002')
    await press('生成邀请码')(page)
    await page.locator('.one-time').waitFor()
    await page.locator('tbody tr').first().waitFor()
  }),
]

export const group: ScreenGroup = {
  name: 'access',
  screens,
  async start() {
    district = await startDistrict({ draft: false })
    return district
  },
}
