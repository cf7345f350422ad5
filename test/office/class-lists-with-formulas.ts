import { randomUUID } from 'node:crypto'
import type { ClassPolicyBody } from '#core/api/class-policies.ts'
import { zhouTao } from '../server/cast.ts'
import { decide, decideList } from '../server/class-lists/stage.ts'
import { answer, type TestApp } from '../server/http/test-app.ts'
import { cycle } from '../server/rows.ts'

/** What was typed into the decisions, each found in a cell of its own. */
const typedInLists = { reason: '=1+1+10', minutes: "=cmd|'/c calc'!A9", policy: '@SUM(1,9)', clause: '-2+3+9' }

const code = '=P+1'

/** Two files are about the same decision, which is made once. */
const decidedIn = new WeakSet<TestApp>()

/** A C parcel whose code is a formula, listed by a decision whose words are formulas. */
async function listWithTypedDecision(app: TestApp): Promise<string> {
  if (decidedIn.has(app)) return ''
  decidedIn.add(app)
  await decide(app.service, cycle, { [code]: 'C' })
  const order = { kind: 'take-in', ground: 'c-decision', cycle, chosen: { parcelCodes: [code] } }
  const { reason, minutes } = typedInLists
  await decideList(app, order, { reason, minutes })
  return ''
}

/** The same parcel with a policy applied whose words are formulas. */
async function policyWithFormulas(app: TestApp): Promise<string> {
  await decide(app.service, cycle, { [code]: 'C' })
  const { policy: name, clause, reason } = typedInLists
  const policy = {
    id: null,
    revision: 0,
    name,
    direction: 'restrain',
    classes: ['C'],
    content: '限期整改。',
    document: '某文件',
    clause,
    department: null,
    validFrom: '2025-01-01',
    validUntil: null,
  }
  const { id } = (await answer(app, zhouTao, 'saveClassPolicy', { body: policy })) as ClassPolicyBody
  const order = { kind: 'apply', policy: id, cycle, from: '2026-01-01', chosen: { parcelCodes: [code] } }
  await answer(app, zhouTao, 'recordPolicyAct', { body: { id: randomUUID(), reason, ready: 1, ...order } })
  return ''
}

/** The files of lists and policies, as the table of files takes them. */
export const classListExports = {
  exportClassLists: { by: zhouTao, request: { query: { cycle } }, made: listWithTypedDecision, holds: [code] },
  exportLowEfficiency: {
    by: zhouTao,
    request: {},
    made: listWithTypedDecision,
    holds: [code, typedInLists.reason, typedInLists.minutes],
  },
  exportPolicyApplications: {
    by: zhouTao,
    request: {},
    made: policyWithFormulas,
    holds: [code, typedInLists.policy, typedInLists.reason, typedInLists.clause],
  },
} as const
