import type { Page } from 'playwright-core'
import { disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { launchChromium } from '../chromium.ts'
import type { District } from '../district.ts'
import { answerMap, hugeMap, smallMap } from '../made-up-map.ts'
import { madeUpPlan } from '../made-up-plans.ts'
import { pressOnMap, wholeMap, withoutWebGl } from '../map-acts.ts'
import { startMappedDistrict } from '../map-base.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

const widths = [350, 1280]
let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `map-${name}`, path, widths, before, setup: steps(...then) }
}

const drawn: Step = (page) => page.locator(wholeMap).waitFor({ timeout: 100_000 })
const areas: Step = (page) => page.locator('.town-picture[data-drawn="20"]').waitFor({ timeout: 100_000 })
const huge: Step = (page) => answerMap(page, hugeMap)
const printed: Step = async (page: Page) => {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
}
/** Every fifth parcel of 新桥镇 has a plan of another path. */
const planned: Step = async (page: Page) => {
  const items = Array.from({ length: 60 }, (_, index) =>
    madeUpPlan({
      id: `made-up-${index}`,
      number: index + 1,
      parcelCode: `SJ-XQ-${String(index + 1).padStart(4, '0')}`,
      townCode: '310117105000',
      state: 'approved',
      path: disposalPaths[index % disposalPaths.length] ?? null,
      changedBy: '王芳',
    }),
  )
  const counts = { nextCursor: null, total: 60, mine: 0, overdue: 0, conflicts: 0 }
  await page.route('**/api/v1/disposal-plans?*', (route) => route.fulfill({ json: { items, ...counts } }))
}
const oneTown = '**/api/v1/base-map/map/2025/310117105000'

const screens: readonly Screen[] = [
  screen('class', '/map', as('zhoutao'), drawn),
  screen('status', '/map?by=status', as('zhoutao'), drawn),
  screen('total', '/map?by=total', as('zhoutao'), drawn),
  screen('path', '/map?by=path&town=310117105000', as('zhoutao', planned), drawn, seen('.map-legend-entry')),
  screen('indicator', '/map?by=E1&town=310117105000,310117104000', as('zhoutao'), drawn, seen('.map-legend-entry')),
  screen('chosen', '/map?class=C,D&parcel=SJ-XQ-0005', as('zhoutao'), drawn, seen('.map-facts'), drawn, shapes),
  screen('near', '/map?parcel=SJ-XQ-0005', as('zhoutao'), drawn, (page) => pressOnMap(page, ['Minus', 'Minus']), drawn),
  screen('focus', '/map', as('zhoutao'), drawn, (page) => pressOnMap(page, ['ArrowLeft']), drawn),
  screen('table', '/map?show=table', as('zhoutao'), seen('tbody tr')),
  screen('unmapped', '/map', as('zhoutao'), drawn, press('列出'), seen('.map-unmapped a')),
  screen('town', '/map', as('liqiang'), drawn),
  screen('print', '/map', as('zhoutao'), drawn, printed),
  screen('still', '/map?show=parcels', as('zhoutao', withoutWebGl), seen('.map-still[data-drawn]'), shapes),
  screen('towns', '/map', as('zhoutao', withoutWebGl), areas),
  screen('towns-total', '/map?show=towns&by=total', as('zhoutao'), areas),
  screen('towns-indicator', '/map?show=towns&by=E1', as('zhoutao'), areas),
  screen('towns-print', '/map?show=towns', as('zhoutao'), areas, printed),
  screen('towns-huge', '/map?show=towns', as('zhoutao', huge), areas),
  screen('towns-focus', '/map?show=towns', as('zhoutao'), areas, async (page) => {
    await page.locator('.town-picture').getByRole('link').nth(2).focus()
  }),
  screen('huge', '/map', as('zhoutao', huge), drawn),
  screen('loading', '/map', as('zhoutao', silent(oneTown)), seen('.map-loading'), shapes),
  screen('error', '/map', as('zhoutao', broken(oneTown)), seen('.banner-err'), shapes),
  screen(
    'no-boundaries',
    '/map',
    as('zhoutao', (page) => answerMap(page, { ...smallMap, unmappedEvery: 1 })),
    seen('.empty'),
    shapes,
  ),
]

export const group: ScreenGroup = {
  name: 'map',
  start: async () => {
    const browser = await launchChromium()
    const started = await startMappedDistrict(browser, sampleDistrict(2025))
    await browser.close()
    district = started
    return started
  },
  screens,
}
