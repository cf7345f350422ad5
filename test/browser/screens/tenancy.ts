import { randomUUID } from 'node:crypto'
import { authorise } from '#server/actions/authorise.ts'
import { startBulk } from '#server/bulk/start.ts'
import { cancelBulk, stepBulk, undoBulk } from '#server/bulk/step.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { requestUnlock } from '#server/unlock/unlock.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'
import { letOut, lockParcel } from '../tenancy-stage.ts'

let district: District | null = null
const place = { operation: '', locked: '', pending: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `tenancy-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const shares = (): string => '/tenancy'
const chains = (): string => '/tenancy?tab=chains'
const card = seen('.tenancy-card')
const api = '**/api/v1/tenancy/**'
const chooseAll: Step = async (page) => {
  await page.locator('tbody tr[data-row] a').first().waitFor()
  await page.getByLabel('选择全部筛选结果').check()
}
const bulk = (): string => '/parcels?status=submitted'

const screens: readonly Screen[] = [
  screen('shares', shares, as('zhoutao'), card),
  screen('shares-town', shares, as('wangfang'), card),
  screen('shares-ask', shares, as('zhoutao'), card, press(/^请街镇核对/), seen('.act-form')),
  screen(
    'shares-ask-preview',
    shares,
    as('zhoutao'),
    card,
    press(/^请街镇核对/),
    press('预览退回'),
    seen('.bulk-groups'),
  ),
  screen('shares-nothing', () => '/tenancy?uscc=91310117000000000X', as('zhoutao'), seen('.empty')),
  screen('loading', shares, as('zhoutao', silent(api)), shapes),
  screen('error', chains, as('zhoutao', broken(api)), shapes),
  screen('chains', chains, as('zhoutao'), card),
  screen('chains-issue', () => '/tenancy?tab=chains&issue=lessor-unknown', as('zhoutao'), card),
  screen('soe', () => '/tenancy?tab=soe', as('zhoutao'), card),
  screen('bulk-form', bulk, as('liqiang'), chooseAll, press('退回'), seen('.act-form')),
  screen(
    'bulk-preview',
    () => '/parcels',
    as('liqiang'),
    chooseAll,
    press('通过'),
    press('预览通过'),
    seen('.bulk-groups'),
  ),
  screen('operations', () => '/operations', as('zhoutao'), seen('tbody tr')),
  screen('operation', () => `/operations/${place.operation}`, as('liqiang'), seen('tbody tr[data-row] a')),
  screen(
    'unlock-ask',
    () => `/parcels/${cycle}/${place.locked}`,
    as('zhoutao'),
    seen('.unlock'),
    press('申请解锁'),
    seen('.act-form'),
  ),
  screen('unlock-pending', () => `/parcels/${cycle}/${place.pending}`, as('zhoutao'), seen('.unlock .banner')),
]

async function fill(on: District, codes: readonly string[]): Promise<void> {
  const { service } = on.server
  const right = (endpoint: Parameters<typeof authorise>[2], username = 'liqiang') =>
    authorise(service, on.actor(username), endpoint)
  const [locked = '', pending = ''] = codes.slice(20)
  Object.assign(place, { locked, pending, operation: randomUUID() })
  for (const code of [locked, pending]) await lockParcel(on, code)
  const reason = '土地面积与不动产登记不符，登记中心 2026 年 11 月更正'
  const body = {
    cycle,
    parcelCode: pending,
    to: 'review-returned',
    reason,
    evidence: '沪松规划资源〔2026〕8号',
  } as const
  await requestUnlock(service, await right('requestUnlock', 'zhoutao'), body)
  const order = { cycle, to: 'town-returned', reason: '自用、出租、空置面积与现场或登记不符，请核对后更正。' } as const
  const start = async (id: string, some: readonly string[]) => {
    await startBulk(service, await right('startBulk'), { ...order, id, chosen: { parcelCodes: [...some] } })
    return stepBulk(service, await right('stepBulk'), id)
  }
  await start(place.operation, codes.slice(0, 40))
  const undone = randomUUID()
  await start(undone, codes.slice(40, 80))
  await undoBulk(service, await right('undoBulk'), undone, '筛选条件选错')
  await stepBulk(service, await right('stepBulk'), undone)
  const cancelled = randomUUID()
  await startBulk(service, await right('startBulk'), { ...order, id: cancelled, chosen: { filter: {} } })
  await stepBulk(service, await right('stepBulk'), cancelled)
  await cancelBulk(service, await right('cancelBulk'), cancelled)
}

export const group: ScreenGroup = {
  name: 'tenancy',
  screens,
  start: async () => {
    const parcels = letOut(sampleDistrict(2025))
    district = await startDistrict({ parcels, draft: false })
    const own = parcels.map(({ parcel }) => String(parcel.parcelCode)).filter((code) => code.startsWith('SJ-XQ-'))
    await fill(district, own)
    return district
  },
}
