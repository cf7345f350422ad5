import { type District, startDistrict } from '../district.ts'
import { counted, judged, letAllPass } from '../formal-made.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, shapes, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

let district: District | null = null
/** Judged once, before the first picture that shows it. */
let made: ReturnType<typeof judged> | null = null

function here(): District {
  if (district === null) throw new Error('the district is not open')
  return district
}

const as = signingIn(here)
const gates = '**/api/v1/formal-gates?*'
const list = '**/api/v1/evaluations?*'

/** A list of the evaluations with one in each state, as the first of them tells it. */
const everyStatus = changingFirst((first) =>
  (['running', 'done', 'failed', 'cancelled', 'blocked'] as const).map((status, index) => ({
    ...first,
    id: String(20 - index),
    mode: 'formal',
    status,
    parcels: 48_501,
    progress: status === 'running' ? 0.4 : 1,
    classes: status === 'done' ? { A: 9_700, B: 24_250, C: 9_701, D: 4_850 } : null,
  })),
)
/** One that never ends: the list tells it, and whoever asks for it alone is told the same. */
const goingOn: Step = async (page) => {
  let told: object = {}
  await changingFirst((first) => {
    told = { ...first, id: '9', mode: 'formal', status: 'running', parcels: 48_501, progress: 0.42, classes: null }
    return [told]
  })(page)
  await page.route('**/api/v1/evaluations/9', (route) => route.fulfill({ json: told }))
}

function changingFirst(change: (first: object) => readonly object[]): Step {
  return answering(list, (answer) => {
    const { items } = answer as { items: readonly object[] }
    return { ...answer, items: change(items[0] ?? {}) }
  })
}

interface Counted {
  readonly gates: readonly { readonly count: number; readonly clearers: readonly { readonly clearer: string }[] }[]
}

const allClear: Step = answering(gates, (answer) => {
  const { gates: all } = answer as Counted
  return { ...answer, gates: all.map((gate) => ({ ...gate, count: 0, clearers: [], overridden: null })) }
})
const hugeGates: Step = answering(gates, (answer) => {
  const { gates: all } = answer as Counted
  const many = (number: number) => (number === 0 ? 0 : 48_501)
  return {
    ...answer,
    gates: all.map((gate) => ({
      ...gate,
      count: many(gate.count),
      clearers: gate.clearers.map((one) => ({ ...one, count: 48_501 })),
    })),
  }
})

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
  ...withoutAnswer(gates).map(({ state, before, shown }) =>
    screen(`gates-${state}`, '/formal-gates', as('zhoutao', before), shown),
  ),
  ...withoutAnswer(list).map(({ state, before, shown }) =>
    screen(`evaluations-${state}`, '/evaluations', as('zhoutao', before), shown),
  ),
  screen('evaluations-empty', '/evaluations?cycle=2024', as('zhoutao'), seen('.empty')),
  screen('evaluations-all', '/evaluations', as('zhoutao', everyStatus), seen('.evaluation-table tbody tr')),
  screen('running', '/evaluations', as('zhoutao', goingOn), seen('progress, [role="progressbar"]'), shapes),
  screen('gates-clear', '/formal-gates', as('zhoutao', allClear), seen('.gate')),
  screen('gates-huge', '/formal-gates', as('zhoutao', hugeGates), seen('.gate-table tbody tr')),
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
  ...withoutAnswer('**/api/v1/evaluations/*/re-evaluation?*').map(({ state, before, shown }) =>
    screen(
      `differences-${state}`,
      '/evaluations',
      steps(judgedAs, before),
      opened(({ again }) => `/evaluations/${again}/re-evaluation`),
      shown,
    ),
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
