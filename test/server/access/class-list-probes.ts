import type { EndpointId } from '#core/api/table.ts'
import { chedun, zhouTao } from '../cast.ts'
import { decide, sheetsOf } from '../class-lists/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const codeOf = { own: example, other: 'SJ-CD-0001' } as const
const decidedApps = new WeakSet<TestApp>()

const policy = {
  id: null,
  revision: 0,
  name: '按期缴税提醒',
  direction: 'restrain',
  classes: ['D'],
  content: '提醒按期缴税。',
  document: '拟定',
  clause: '',
  department: 'tax',
  validFrom: '2025-01-01',
  validUntil: null,
}

/** Both parcels are decided as D, on the list, and have a policy of 区税务局 applied. */
async function decidedBoth(app: TestApp): Promise<void> {
  if (decidedApps.has(app)) return
  decidedApps.add(app)
  await decide(app.service, cycle, { [codeOf.own]: 'D', [codeOf.other]: 'D' }, { towns: { [codeOf.other]: chedun } })
  const { id } = (await answer(app, zhouTao, 'saveClassPolicy', { body: policy })) as { id: string }
  const order = { kind: 'apply', policy: id, cycle, from: '2026-01-01', chosen: { filter: {} } }
  const act = '5f0c6a4e-9d53-4d8e-8f5a-1f6f4a3f0b11'
  await answer(app, zhouTao, 'recordPolicyAct', { body: { id: act, reason: '按政策办理', ready: 2, ...order } })
}

function holding(id: EndpointId, request: Call = {}): Probe {
  return async ({ app }, actor, which) => {
    await decidedBoth(app)
    return outcomeOf(await call(app, actor, id, request), async (response) =>
      (await response.text()).includes(codeOf[which]),
    )
  }
}

function fileHolding(id: EndpointId, request: Call = {}): Probe {
  return async ({ app }, actor, which) => {
    await decidedBoth(app)
    return outcomeOf(await call(app, actor, id, request), async (response) =>
      (await sheetsOf(response)).some(([, text]) => text.includes(codeOf[which])),
    )
  }
}

/** 分类清单: what was decided of parcels, by where they stand. */
export const classListProbes = {
  decidedLists: holding('decidedLists', { query: { cycle } }),
  exportClassLists: fileHolding('exportClassLists', { query: { cycle } }),
  lowEfficiencyList: holding('lowEfficiencyList'),
  exportLowEfficiency: fileHolding('exportLowEfficiency'),
  policyApplications: holding('policyApplications'),
  exportPolicyApplications: fileHolding('exportPolicyApplications'),
  classListSummary: async ({ app }, actor, which) => {
    await decidedBoth(app)
    return outcomeOf(await call(app, actor, 'classListSummary', { query: { cycle } }), async (response) =>
      (await response.text()).includes(which === 'own' ? '310117105000' : chedun),
    )
  },
  classHistory: async ({ app }, actor, which) => {
    await decidedBoth(app)
    const params = { cycle, parcelCode: codeOf[which] }
    return outcomeOf(await call(app, actor, 'classHistory', { params }))
  },
} as const satisfies Readonly<Record<string, Probe>>
