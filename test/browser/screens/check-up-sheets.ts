import { sampleDistrict } from '#server/demo/district.ts'
import { type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
const parcels = sampleDistrict(2025).filter((_, index) => index % 6 === 0)
const [one] = parcels
const code = String(one?.parcel.parcelCode ?? '')

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `check-up-sheets-${name}`, path, before, setup: steps(...then) }
}

const list = '**/api/v1/evaluations/*/check-up-sheets/printings'
const file = '**/api/v1/evaluations/*/check-up-sheets?*'
const print: Step = (page) =>
  page
    .getByRole('button', { name: /印体检表/ })
    .first()
    .click()
const typed =
  (text: string): Step =>
  async (page) => {
    await page.getByLabel(/^核验码/).fill(text)
    await page.getByRole('button', { name: '核验', exact: true }).click()
  }
/** The code of a sheet that is asked for on the way. */
const own: Step = async (page) => {
  const { pagesOf } = await import('../../paper/reading.ts')
  const path = `/api/v1/parcels/2025/${code}/check-up-sheet`
  const bytes = await page.evaluate(async (address) => {
    const response = await fetch(address)
    return [...new Uint8Array(await response.arrayBuffer())]
  }, path)
  const [text = ''] = /\d+\.[\w-]+\.[\dA-Z]{4}(-[\dA-Z]{4}){3}/.exec(pagesOf(Uint8Array.from(bytes)).join('')) ?? []
  await typed(text)(page)
}

const page = '/check-up-sheets?evaluation=1'
const screens: readonly Screen[] = [
  screen('towns', page, as('zhoutao'), seen('tbody tr')),
  screen('running', page, as('zhoutao', silent(file)), seen('tbody tr'), print, seen('.progress'), shapes),
  screen('done', page, as('zhoutao'), seen('tbody tr'), print, seen('.banner-info'), seen('#printings')),
  screen('error', page, as('zhoutao', broken(list)), seen('.banner-err'), shapes),
  screen('none', '/check-up-sheets', as('zhoutao'), seen('.empty')),
  screen('parcel', `/parcels/2025/${code}`, as('zhoutao'), seen('.parcel-sheets')),
  screen('verify', '/verify-sheet', as('zhoutao'), seen('.verify-form')),
  screen('verify-true', '/verify-sheet', as('zhoutao'), seen('.verify-form'), own, seen('.verify-figures')),
  screen(
    'verify-unknown',
    '/verify-sheet',
    as('zhoutao'),
    seen('.verify-form'),
    typed('12.SJ-XQ-0137.7F3K-2MQD-9XTA-HJ4C'),
    seen('.banner-err'),
  ),
]

export const group: ScreenGroup = {
  name: 'check-up-sheets',
  start: async () => {
    district = await startDistrict({ parcels, draft: true })
    return district
  },
  screens,
}
