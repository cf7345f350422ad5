import { sampleDistrict } from '#server/demo/district.ts'
import { type District, startDistrict } from '../district.ts'
import { makeProgress } from '../progress-made.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `progress-${name}`, path, before, setup: steps(...then) }
}

const api = '**/api/v1/progress**'
const line = seen('.tab-panel tbody tr th[scope="row"]')
const dates = '/progress?tab=dates'
const remind = '/progress?tab=remind'
const choose =
  (name: string): Step =>
  async (on) => {
    await on.getByRole('checkbox', { name, exact: true }).check()
  }

const screens: readonly Screen[] = [
  screen('empty', '/progress?cycle=2023', as('zhoutao'), seen('.empty')),
  screen('loading', '/progress', as('zhoutao', silent(api)), shapes),
  screen('error', '/progress', as('zhoutao', broken(api)), shapes),
  screen('towns', '/progress', as('zhoutao'), line),
  screen('towns-review', '/progress?step=town-review', as('zhoutao'), line),
  screen('towns-status', '/progress?step=status', as('zhoutao'), line),
  screen('parks', '/progress?tab=parks', as('zhoutao'), line),
  screen('departments', '/progress?tab=departments', as('zhoutao'), line),
  screen('dates', dates, as('zhoutao'), line),
  screen('dates-unset', `${dates}&cycle=2024`, as('zhoutao'), seen('.empty')),
  screen(
    'dates-extend',
    dates,
    as('zhoutao'),
    line,
    choose('新桥镇'),
    choose('车墩镇'),
    press('预览延长'),
    seen('.progress-list td'),
  ),
  screen('dates-reverse', dates, as('zhoutao'), line, press(/^撤销\s*第 2 次变更$/), seen('.act-form')),
  screen('remind', remind, as('zhoutao'), line, choose('全选')),
  screen('remind-departments', `${remind}&step=department-list`, as('zhoutao'), line),
  screen('remind-none', `${remind}&cycle=2024`, as('zhoutao'), seen('.empty')),
  screen('town', '/progress', as('wangfang'), line, seen('.banner')),
  screen('town-remind', remind, as('wangfang'), seen('.tab-panel .card')),
  screen('department', '/progress', as('tongji'), line),
  screen('auditor', dates, as('shenji'), line),
  screen('overview', '/', as('zhoutao'), seen('.stage-strip'), seen('.town-progress tbody tr')),
]

export const group: ScreenGroup = {
  name: 'progress',
  screens,
  start: async () => {
    const parcels = sampleDistrict(2025)
    district = await startDistrict({ parcels, draft: false })
    await makeProgress(
      district,
      parcels.map(({ parcel }) => String(parcel.parcelCode)),
    )
    return district
  },
}
