import { randomUUID } from 'node:crypto'
import { authorise } from '#server/actions/authorise.ts'
import { loadExamplePolicies } from '#server/class-lists/policies.ts'
import { previewListAct, recordListAct } from '#server/class-lists/record-list-act.ts'
import { recordPolicyAct } from '#server/class-lists/record-policy-act.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { decideInTurn } from '../class-lists-stage.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
let first = ''

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `class-lists-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const at = (query: string) => (): string => `/class-lists?cycle=${cycle}${query}`
const rows = seen('tbody tr[data-row] a')
const summary = '**/api/v1/class-lists/summary?*'

const screens: readonly Screen[] = [
  screen('lists', at(''), as('zhoutao'), rows),
  screen('lists-restrain', at('&direction=restrain&move=two-d'), as('zhoutao'), rows),
  screen('lists-town', at(''), as('wangfang'), rows),
  screen('lists-nothing', at('&q=没有'), as('zhoutao'), seen('.table-note')),
  screen('undecided', () => '/class-lists?cycle=2026', as('zhoutao'), seen('.empty')),
  screen('loading', at(''), as('zhoutao', silent(summary)), shapes),
  screen('error', at(''), as('zhoutao', broken(summary)), seen('.banner-err')),
  screen('low', at('&tab=low'), as('zhoutao'), seen('tbody tr')),
  screen('low-past', at('&tab=low&day=2025-01-31'), as('zhoutao'), seen('tbody tr')),
  screen('low-form', at('&tab=low'), as('zhoutao'), seen('tbody tr'), press('列入地块'), seen('.class-form')),
  screen('low-town', at('&tab=low'), as('wangfang'), seen('tbody tr')),
  screen('measures', at('&tab=measures'), as('zhoutao'), seen('tbody tr')),
  screen('measures-form', at('&tab=measures'), as('zhoutao'), seen('tbody tr'), press('新增政策'), seen('.class-form')),
  screen('measures-apply', at('&tab=measures'), as('zhoutao'), seen('tbody tr'), press(/^适用/), seen('.class-form')),
  screen('years', at('&tab=years'), as('zhoutao'), seen('.transition-table')),
  screen('parcel', () => `/parcels/${cycle}/${first}?tab=classes`, as('zhoutao'), seen('.class-strip')),
]

async function decided(on: District): Promise<void> {
  const { service } = on.server
  const grant = (endpoint: Parameters<typeof authorise>[2]) => authorise(service, on.actor('zhoutao'), endpoint)
  await decideInTurn(service, '2024', 3)
  const codes = await decideInTurn(service, cycle, 0)
  first = codes[4] ?? ''
  const takeIn = { kind: 'take-in', ground: 'c-decision', cycle, chosen: { parcelCodes: codes.slice(0, 30) } } as const
  const { ready } = await previewListAct(service, await grant('previewListAct'), takeIn)
  const reason = '土地闲置超过两年，经专班研究列入低效清单'
  await recordListAct(service, await grant('recordListAct'), {
    ...takeIn,
    id: randomUUID(),
    reason,
    minutes: '松专班纪要〔2026〕3号',
    decidedOn: '2026-03-02',
    ready,
  })
  const { items } = await loadExamplePolicies(service, await grant('loadExamplePolicies'))
  const policy = items.find(({ classes }) => classes.join('') === 'C')
  await recordPolicyAct(service, await grant('recordPolicyAct'), {
    kind: 'apply',
    id: randomUUID(),
    policy: policy?.id ?? '',
    cycle,
    from: '2026-03-02',
    chosen: { parcelCodes: codes.slice(4, 6) },
    reason: '列入观察，限期整改',
    ready: 2,
  })
}

export const group: ScreenGroup = {
  name: 'class-lists',
  screens,
  start: async () => {
    district = await startDistrict({ parcels: sampleDistrict(2025) })
    await decided(district)
    return district
  },
}
