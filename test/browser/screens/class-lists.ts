import { randomUUID } from 'node:crypto'
import { authorise } from '#server/actions/authorise.ts'
import { loadExamplePolicies } from '#server/class-lists/policies.ts'
import { previewListAct, recordListAct } from '#server/class-lists/record-list-act.ts'
import { recordPolicyAct } from '#server/class-lists/record-policy-act.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { decideInTurn } from '../class-lists-stage.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, shapes, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

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
const waits = [
  ['', at(''), '**/api/v1/class-lists/summary?*'],
  ['low-', at('&tab=low'), '**/api/v1/low-efficiency?*'],
  ['measures-', at('&tab=measures'), '**/api/v1/class-policies*'],
  ['years-', at('&tab=years'), '**/api/v1/class-lists/summary?*'],
  ['parcel-', () => `/parcels/${cycle}/${first}?tab=classes`, '**/class-history'],
] as const

function none(pattern: string): Step {
  return answering(pattern, (answer) => ({ ...answer, items: [], total: 0, area: 0, nextCursor: null }))
}

/** Thousands of parcels on the list, with the longest names. */
const hugeLow: Step = answering('**/api/v1/low-efficiency?*', (answer) => {
  const [sample] = (answer as { items: readonly object[] }).items
  const items = Array.from({ length: 50 }, (_, index) => ({
    ...sample,
    parcelCode: `SJ-CKJG-${48_000 + index}`,
    townCode: '310117501000',
    ownerName: '上海松江出口加工区示例精密电子制造装备股份有限公司第二分公司',
    landArea: 1_234_567.89,
    source: '松江区 2018 年低效工业用地清单（区规划资源局汇入）',
    predecessors: ['SJ-CKJG-0001', 'SJ-CKJG-0002', 'SJ-CKJG-0003'],
  }))
  return { ...answer, items, total: 12_450, area: 61_234_567.89, waiting: 1_204, nextCursor: 'more' }
})

const previewed: Step = async (page) => {
  await page.getByRole('button', { name: '列入地块', exact: true }).click()
  await page.getByLabel('地块编码', { exact: true }).first().fill('SJ-CD-0004 SJ-CD-0001 SJ-XX-9999')
  await page.getByLabel('理由（写入每宗的决定）', { exact: true }).fill('经专班研究列入')
  await page.getByRole('button', { name: '预览列入', exact: true }).click()
  await page.waitForTimeout(1_500)
}

const screens: readonly Screen[] = [
  screen('lists', at(''), as('zhoutao'), rows),
  screen('lists-restrain', at('&direction=restrain&move=two-d'), as('zhoutao'), rows),
  screen('lists-town', at(''), as('wangfang'), rows),
  screen('lists-nothing', at('&q=没有'), as('zhoutao'), seen('.table-note')),
  screen('undecided', () => '/class-lists?cycle=2026', as('zhoutao'), seen('.empty')),
  ...waits.flatMap(([name, path, asked]) =>
    withoutAnswer(asked).map(({ state, before, shown }) =>
      screen(`${name}${state}`, path, as('zhoutao', before), shown),
    ),
  ),
  screen('low-empty', at('&tab=low'), as('zhoutao', none('**/api/v1/low-efficiency?*')), seen('.empty')),
  screen('low-huge', at('&tab=low'), as('zhoutao', hugeLow), seen('tbody tr')),
  screen('measures-empty', at('&tab=measures'), as('zhoutao', none('**/api/v1/class-policies*')), seen('.empty')),
  screen('years-first', () => '/class-lists?cycle=2024&tab=years', as('zhoutao'), seen('.card'), shapes),
  screen('low-preview', at('&tab=low'), as('zhoutao'), seen('tbody tr'), previewed),
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
