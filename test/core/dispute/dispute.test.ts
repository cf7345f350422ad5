import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import {
  type DisputeParty,
  disputeActNames,
  disputeActs,
  mayAttach,
  possibleActs,
  stateAfter,
} from '#core/dispute/act.ts'
import { answeringDepartments, isDisputable, valueFault } from '#core/dispute/disputable.ts'
import { disputeStateNames, disputeStates, isOpenDispute } from '#core/dispute/state.ts'
import { answerDue } from '#core/dispute/terms.ts'

interface Cases {
  readonly 办理: string
  readonly 加凭证: string
  readonly 期限: readonly { 提出: string; 工作日: number; 期限: string; 暂定: boolean }[]
}

const cases = parse(readFileSync(new URL('../../cases/disputes.yaml', import.meta.url), 'utf8')) as Cases
const parties: Readonly<Record<DisputeParty, string>> = { firm: '企业', department: '部门' }
const everyParty = Object.keys(parties) as DisputeParty[]

function linesOf(table: string, hasHead: boolean): string[] {
  const lines = table.split('\n').map((line) => line.trim().split(/\s+/).join(' '))
  return lines.slice(hasHead ? 1 : 0).filter((line) => line !== '')
}

test('状态 × 办理 × 谁：许可的正是表中所列', () => {
  const found = disputeStates.flatMap((state) =>
    everyParty.flatMap((party) =>
      disputeActs.flatMap((act) => {
        const to = stateAfter(state, act, party)
        if (to === null) return []
        return [`${disputeStateNames[state]} → ${disputeStateNames[to]} ${disputeActNames[act]} ${parties[party]}`]
      }),
    ),
  )
  expect(found.sort()).toEqual(linesOf(cases.办理, true).sort())
})

test('加凭证：正是表中所列；办结之后谁都不能办、不能加；旁观者什么都不能', () => {
  const found = disputeStates.flatMap((state) =>
    everyParty.flatMap((party) => (mayAttach(state, party) ? [`${disputeStateNames[state]} ${parties[party]}`] : [])),
  )
  expect(found.sort()).toEqual(linesOf(cases.加凭证, false).sort())
  for (const state of disputeStates) {
    expect(possibleActs(state, null)).toEqual([])
    const acts = everyParty.flatMap((party) => possibleActs(state, party))
    expect(acts.length > 0, state).toBe(isOpenDispute(state))
  }
})

test.each(cases.期限)('$提出 提出，$工作日 个工作日 → $期限', ({ 提出, 工作日, 期限, 暂定 }) => {
  expect(answerDue(提出, { answerDays: 工作日 }, shippedCalendar)).toEqual({ date: 期限, provisional: 暂定 })
})

test('能提异议的是有部门核定的值；没有部门的、计算的、人名电话不能；合法性由两个部门答复', () => {
  expect(answeringDepartments('enterprise-information', 'taxPaid')).toEqual(['tax'])
  expect(answeringDepartments('parcel-self-assessment', 'legality')).toEqual(['planning', 'urban-management'])
  expect(isDisputable('enterprise-information', 'occupancy')).toBe(false)
  expect(isDisputable('parcel-self-assessment', 'farCurrent')).toBe(false)
  expect(isDisputable('parcel-self-assessment', 'fillPhone')).toBe(false)
  expect(isDisputable('parcel-self-assessment', 'no-such-field')).toBe(false)
})

test.each([
  ['enterprise-information', 'taxPaid', -12.5, null],
  ['enterprise-information', 'revenue', -1, '营业收入'],
  ['enterprise-information', 'revenue', '一千', '营业收入'],
  ['enterprise-information', 'revenue', { raw: '约一千' }, '营业收入'],
  ['parcel-self-assessment', 'houseSafety', '重大', null],
  ['parcel-self-assessment', 'houseSafety', '很重', '房屋安全隐患'],
] as const)('主张的值要是这一项可填的：%s %s %s', (form, field, value, named) => {
  const fault = valueFault(form, field, value, '2026-11-21')
  if (named === null) expect(fault).toBeNull()
  else expect(fault).toContain(named)
})
