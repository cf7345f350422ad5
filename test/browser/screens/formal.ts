import { type District, startDistrict } from '../district.ts'
import { counted, judged, letAllPass } from '../formal-made.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
/** Judged once, before the first picture that shows it. */
let made: ReturnType<typeof judged> | null = null

function here(): District {
  if (district === null) throw new Error('the district is not open')
  return district
}

const as = signingIn(here)
const gates = '**/api/v1/formal-gates?*'

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `formal-${name}`, path, before, setup: steps(...then) }
}

const charts: Step = async (page) => {
  await page.locator('section.chart canvas').last().waitFor()
}

const judgedAs: Step = async (page) => {
  made ??= judged(here())
  await made
  await as('zhoutao')(page)
}

/** Goes on to a page of one of the two that were made. */
function opened(path: (ids: Awaited<ReturnType<typeof judged>>) => string): Step {
  return async (page) => {
    if (made === null) throw new Error('nothing was judged')
    await page.goto(here().origin + path(await made))
  }
}

/** In the order in which the year goes on: a draft, two attempts that are refused, a formal one, and one made again. */
const screens: readonly Screen[] = [
  screen('evaluations', '/evaluations', as('zhoutao'), seen('.gate-acts')),
  screen('blocked', '/evaluations', as('zhoutao'), seen('.gate-acts'), press('运行正式评估'), seen('.banner-err')),
  screen('gates', '/formal-gates', as('zhoutao'), seen('.gate-table tbody tr')),
  screen('gates-loading', '/formal-gates', as('zhoutao', silent(gates)), shapes),
  screen('gates-error', '/formal-gates', as('zhoutao', broken(gates)), seen('.banner-err')),
  screen(
    'gates-uncounted',
    '/formal-gates',
    as(
      'zhoutao',
      answering(gates, (answer) => ({ ...answer, check: null })),
    ),
    seen('.gate'),
  ),
  screen('override', '/formal-gates', as('guanli'), seen('.gate'), press('待补正 例外放行'), press('放行')),
  {
    ...screen('ready', '/evaluations', as('zhoutao'), seen('.gate')),
    before: async (page) => {
      await letAllPass(here())
      await as('zhoutao')(page)
    },
  },
  screen(
    'result',
    '/evaluations',
    judgedAs,
    opened(({ formal }) => `/evaluations/${formal}`),
    charts,
  ),
  screen(
    're-evaluate',
    '/evaluations',
    judgedAs,
    opened(({ again }) => `/evaluations/${again}`),
    charts,
    press('重评部分地块'),
  ),
  screen(
    'differences',
    '/evaluations',
    judgedAs,
    opened(({ again }) => `/evaluations/${again}/re-evaluation`),
    seen('.movement-table tbody tr'),
  ),
  screen('overview', '/', as('zhoutao'), charts),
  screen('parcel', '/parcels', as('zhoutao'), seen('tbody tr[data-row] a'), async (page) => {
    await page.locator('tbody tr[data-row] a').first().click()
    await page.locator('.verdict').waitFor()
  }),
]

export const group: ScreenGroup = {
  name: 'formal',
  screens,
  async start() {
    district = await startDistrict()
    await counted(district)
    return district
  },
}
