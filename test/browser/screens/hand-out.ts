import { sampleDistrict } from '#server/demo/district.ts'
import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `hand-out-${name}`, path, before, setup: steps(...then) }
}

const list = '**/api/v1/hand-outs?*'
const zip = '**/api/v1/hand-outs/workbooks?*'
const ledger: Step = (page) => page.getByRole('button', { name: /新桥镇.*街镇台账/ }).click()

const screens: readonly Screen[] = [
  screen('towns', '/hand-outs', as('zhoutao'), seen('tbody tr')),
  screen('running', '/hand-outs', as('wangfang', silent(zip)), seen('tbody tr'), ledger, seen('.progress'), shapes),
  screen(
    'done',
    '/hand-outs',
    as('wangfang'),
    seen('tbody tr'),
    ledger,
    seen('.banner-info'),
    seen('.hand-out-record'),
  ),
  screen('empty', '/hand-outs?cycle=2023', as('zhoutao'), seen('.empty')),
  screen('error', '/hand-outs', as('zhoutao', broken(list)), seen('.banner-err'), shapes),
]

export const group: ScreenGroup = {
  name: 'hand-out',
  start: async () => {
    district = await startDistrict({ parcels: sampleDistrict(2025), draft: false })
    return district
  },
  screens,
}
