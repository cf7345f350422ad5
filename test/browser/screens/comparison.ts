import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { launchChromium } from '../chromium.ts'
import type { District } from '../district.ts'
import { startMappedDistrict } from '../map-base.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `comparison-${name}`, path, before, setup: steps(...then) }
}

const draft = 'evaluation:1'
const inForce = `standard:${reg.id}`
const model = 'standard:HA-示例-2024.1'
const address = (from: string, to: string, more = ''): string =>
  `/comparison?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}${more}`
const tryOut = `/standards/${reg.id}/try-out`
const sensitivity = `/standards/${reg.id}/sensitivity`

const matrix = seen('.transition-table')
const movers = seen('.comparison-list tbody a')
const chart = seen('section.chart canvas')
const map = seen('.try-out-map[data-drawn]')
const asked = '**/api/v1/comparisons?*'
const figures = '**/api/v1/try-out?*'
const weight =
  (label: string, value: string): Step =>
  async (page) => {
    await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByLabel(label, { exact: true }).blur()
    await page.locator('.dial-row.is-moved').first().waitFor()
  }

const screens: readonly Screen[] = [
  screen('empty', '/comparison', as('zhoutao'), seen('.empty'), shapes),
  screen('result', address(draft, model), as('zhoutao'), matrix, movers, chart, shapes),
  screen('cell', address(draft, model, '&cell=B-C&town=310117105000'), as('zhoutao'), matrix, shapes),
  screen(
    'industry',
    address(draft, model),
    as('zhoutao'),
    matrix,
    (page) => page.getByRole('tab', { name: '行业大类' }).click(),
    chart,
    press('看数据'),
    shapes,
  ),
  screen('same', address(draft, inForce), as('zhoutao'), matrix, seen('.comparison-list .empty')),
  screen('nothing', address(inForce, model, '&cycle=2023'), as('zhoutao'), seen('.empty')),
  screen('running', address(draft, model), as('zhoutao', silent(asked)), seen('.progress'), shapes),
  screen('cancelled', address(draft, model), as('zhoutao', silent(asked)), seen('.progress'), press('取消'), shapes),
  screen('error', address(draft, model), as('zhoutao', broken(asked)), seen('.banner-err')),
  screen('refused', address('evaluation:99', inForce), as('zhoutao'), seen('.banner-err')),
  screen('try-out', tryOut, as('zhoutao'), matrix, map, shapes),
  screen(
    'try-out-moved',
    tryOut,
    as('zhoutao'),
    matrix,
    map,
    weight('E1 土地税收产出率', '35'),
    press('看变动'),
    shapes,
  ),
  screen('try-out-save', tryOut, as('zhoutao'), matrix, weight('得 60 分 ≥', '40'), press('存为草稿'), shapes),
  screen('try-out-running', tryOut, as('zhoutao', silent(figures)), seen('.progress'), shapes),
  screen('try-out-error', tryOut, as('zhoutao', broken(figures)), seen('.banner-err')),
  screen('try-out-nothing', `${tryOut}?cycle=2023`, as('zhoutao'), seen('.empty')),
  screen('try-out-scaled', '/standards/HA-示例-2024.1/try-out', as('zhoutao'), matrix, map, shapes),
  screen('sensitivity', sensitivity, as('zhoutao'), seen('.sensitivity-edges'), chart, shapes),
]

export const group: ScreenGroup = {
  name: 'comparison',
  start: async () => {
    const browser = await launchChromium()
    const started = await startMappedDistrict(browser, sampleDistrict(2025))
    await browser.close()
    district = started
    return started
  },
  screens,
}
