import type { District } from '../district.ts'
import { decidedDistrict, type IssuedLetters, issuedLetters } from '../letter-stage.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

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
const line = seen('tbody tr th[scope="row"]')
const paper = seen('.letter-paper')

const screens: readonly Screen[] = [
  screen('list', list, as('zhoutao'), line),
  screen('list-town', list, as('liqiang'), line),
  screen('list-firm', list, as('qiye'), line),
  screen('empty', () => '/letters?cycle=2024', as('zhoutao'), seen('.empty')),
  screen('loading', list, as('zhoutao', silent('**/api/v1/formal-letters**')), shapes),
  screen('error', list, as('zhoutao', broken('**/api/v1/formal-letters?**')), seen('.banner')),
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
