import type { District } from '../district.ts'
import { decidedDistrict, type IssuedLetters, issuedLetters } from '../letter-stage.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

let district: District | null = null
let made: IssuedLetters = { delivered: '', voided: '', bulletin: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `letters-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const list = (): string => '/letters'
const issue = (): string => '/letters?tab=issue'
const templates = (): string => '/letters?tab=templates'
const waits = [
  ['', list, '**/api/v1/formal-letters?*'],
  ['issue-', issue, '**/api/v1/formal-letters/candidates?*'],
  ['one-', () => `/letters/${made.delivered}`, '**/api/v1/formal-letters/*'],
  ['templates-', templates, '**/api/v1/letter-templates*'],
] as const

/** A page of thousands of letters with the longest names. */
const huge: Step = answering('**/api/v1/formal-letters?*', (answer) => {
  const { items: found, counts } = answer as { items: readonly object[]; counts: Record<string, number> }
  const items = Array.from({ length: 100 }, (_, index) => ({
    ...found.at(-1),
    id: `made-up-${index}`,
    receiver: '上海松江出口加工区示例精密电子制造装备股份有限公司第二分公司',
    parcelCode: `SJ-CKJG-${48_000 + index}`,
  }))
  const all = Object.fromEntries(Object.keys(counts).map((state) => [state, 48_501]))
  return { ...answer, items, counts: all, nextCursor: 'more' }
})
const line = seen('tbody tr th[scope="row"]')
const paper = seen('.letter-paper')

const screens: readonly Screen[] = [
  screen('list', list, as('zhoutao'), line),
  screen('list-town', list, as('liqiang'), line),
  screen('list-firm', list, as('qiye'), line),
  screen('empty', () => '/letters?cycle=2024', as('zhoutao'), seen('.empty')),
  ...waits.flatMap(([name, path, asked]) =>
    withoutAnswer(asked).map(({ state, before, shown }) =>
      screen(`${name}${state}`, path, as('zhoutao', before), shown),
    ),
  ),
  screen('huge', list, as('zhoutao', huge), line),
  screen('issue', issue, as('zhoutao'), line),
  screen('issue-waits', () => '/letters?tab=issue&cycle=2024', as('zhoutao'), seen('.empty')),
  screen('issue-bulletin', () => '/letters?tab=issue&kind=bulletin', as('zhoutao'), line),
  screen('one-delivered', () => `/letters/${made.delivered}`, as('zhoutao'), paper),
  screen('one-deliver', () => `/letters/${made.bulletin}`, as('zhoutao'), paper, press('登记送达')),
  screen('one-voided', () => `/letters/${made.voided}`, as('zhoutao'), paper),
  screen('one-void', () => `/letters/${made.delivered}`, as('zhoutao'), paper, press('作废')),
  screen('one-firm', () => `/letters/${made.delivered}`, as('qiye'), paper),
  screen('templates', templates, as('zhoutao'), line),
  screen('settings', templates, as('zhoutao'), line, press('修改')),
  screen(
    'template',
    templates,
    as('zhoutao'),
    line,
    press(/评估结果告知书/),
    seen('textarea'),
    press('用真实地块预览'),
    paper,
  ),
]

export const group: ScreenGroup = {
  name: 'letters',
  async start() {
    district = await decidedDistrict()
    made = await issuedLetters(district)
    return district
  },
  screens,
}
