import { randomUUID } from 'node:crypto'
import type { ListActBody } from '#core/api/class-list-shapes.ts'
import type { classListEndpoints } from '#core/api/class-lists.ts'
import type { ClassPolicyBody, classPolicyEndpoints } from '#core/api/class-policies.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { decide, decideList, decision, xlsxForm } from '../class-lists/stage.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { type Prepare, plain, reading, type Walk, withParcel } from './walk-scenes.ts'

type Walked = keyof typeof classListEndpoints | keyof typeof classPolicyEndpoints

/** A decided year with a C parcel. */
function withDecided(ask: (app: TestApp) => Promise<Response>): Prepare {
  return async (app) => {
    await decide(app.service, cycle, { [example]: 'C' })
    return () => ask(app)
  }
}

const takeIn = { kind: 'take-in', ground: 'c-decision', cycle, chosen: { parcelCodes: [example] } }

function withAct(ask: (app: TestApp, act: ListActBody) => Promise<Response>): Prepare {
  return async (app) => {
    await decide(app.service, cycle, { [example]: 'C' })
    const act = await decideList(app, takeIn)
    return () => ask(app, act)
  }
}

function withPolicies(ask: (app: TestApp, policy: ClassPolicyBody) => Promise<Response>): Prepare {
  return async (app) => {
    await decide(app.service, cycle, { [example]: 'C' })
    const { items } = (await answer(app, zhouTao, 'loadExamplePolicies')) as { items: ClassPolicyBody[] }
    const policy = items.find(({ classes }) => classes.includes('C'))
    if (policy === undefined) throw new Error('no shipped policy is for C')
    return () => ask(app, policy)
  }
}

function applying({ id }: ClassPolicyBody) {
  return { kind: 'apply', policy: id, cycle, from: '2026-01-01', chosen: { parcelCodes: [example] } }
}

const earlier = async () => ({
  body: await xlsxForm('以往.xlsx', ['地块编码', '年度', '类别'], [[example, '2024', 'D']]),
})
const year = { query: { cycle } }

export const classListWalks: Readonly<Record<Walked, Walk>> = {
  decidedLists: reading('decidedLists', wangFang, year),
  classListSummary: reading('classListSummary', wangFang, year),
  exportClassLists: {
    prepare: withDecided((app) => call(app, zhouTao, 'exportClassLists', year)),
    leaves: ['exported'],
  },
  lowEfficiencyList: reading('lowEfficiencyList', wangFang),
  exportLowEfficiency: {
    prepare: withDecided((app) => call(app, zhouTao, 'exportLowEfficiency')),
    leaves: ['exported'],
  },
  previewListAct: {
    prepare: withDecided((app) => call(app, zhouTao, 'previewListAct', { body: takeIn })),
    leaves: [],
  },
  recordListAct: {
    prepare: withDecided((app) =>
      call(app, zhouTao, 'recordListAct', { body: { id: randomUUID(), ...decision, ...takeIn, ready: 1 } }),
    ),
    leaves: ['class-list-decided'],
  },
  classListActs: reading('classListActs', zhouTao),
  undoClassListAct: {
    prepare: withAct((app, { id }) =>
      call(app, zhouTao, 'undoClassListAct', { params: { id }, body: { reason: '决定写错了' } }),
    ),
    leaves: ['class-list-undone'],
  },
  classHistory: {
    prepare: withParcel((app) => call(app, wangFang, 'classHistory', { params: { cycle, parcelCode: example } })),
    leaves: [],
  },
  previewEarlierClasses: {
    prepare: plain(async (app) => call(app, zhouTao, 'previewEarlierClasses', await earlier())),
    leaves: [],
  },
  importEarlierClasses: {
    prepare: withParcel(async (app) =>
      call(app, zhouTao, 'importEarlierClasses', { query: { changes: '1' }, ...(await earlier()) }),
    ),
    leaves: ['earlier-classes-imported'],
  },
  classPolicies: reading('classPolicies', wangFang),
  classPolicy: {
    prepare: withPolicies((app, { id }) => call(app, wangFang, 'classPolicy', { params: { id } })),
    leaves: [],
  },
  saveClassPolicy: {
    prepare: withPolicies((app, policy) => {
      const { label: _, applied: __, changedBy: ___, changedAt: ____, ...change } = policy
      return call(app, zhouTao, 'saveClassPolicy', { body: change })
    }),
    leaves: ['class-policy-saved'],
  },
  loadExamplePolicies: {
    prepare: plain((app) => call(app, zhouTao, 'loadExamplePolicies')),
    leaves: ['class-policy-saved'],
  },
  policyApplications: reading('policyApplications', wangFang),
  exportPolicyApplications: {
    prepare: withPolicies((app) => call(app, zhouTao, 'exportPolicyApplications')),
    leaves: ['exported'],
  },
  previewPolicyAct: {
    prepare: withPolicies((app, policy) => call(app, zhouTao, 'previewPolicyAct', { body: applying(policy) })),
    leaves: [],
  },
  recordPolicyAct: {
    prepare: withPolicies((app, policy) => {
      const body = { id: randomUUID(), reason: '按政策办理', ready: 1, ...applying(policy) }
      return call(app, zhouTao, 'recordPolicyAct', { body })
    }),
    leaves: ['policy-applied'],
  },
}
