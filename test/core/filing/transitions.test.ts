import { describe, expect, it } from 'vitest'
import { filingEventKinds, filingEventNames } from '#core/filing/event.ts'
import { applyEvent, foldFiling } from '#core/filing/fold.ts'
import { filingParties, filingPartyNames } from '#core/filing/party.ts'
import { isPossible, partiesOf, possibleEvents, refusal } from '#core/filing/refusal.ts'
import { filingStateNames, filingStates, finalStates, passedStates } from '#core/filing/state.ts'
import { transitions } from '#core/filing/transitions.ts'
import { act, context } from './acts.ts'
import { filingIn, logs } from './logs.ts'
import { readCases } from './yaml.ts'

interface Line {
  readonly 操作: string
  readonly 由: readonly string[]
  readonly 经?: string
  readonly 到: string
  readonly 办理: readonly string[]
  readonly 时钟?: '起算' | '停' | '续' | '止'
  readonly 依据: string
}

const lines = readCases<readonly Line[]>('transitions.yaml')
const lineOf = new Map(lines.map((line) => [line.操作, line]))
const kinds = filingEventKinds.filter((kind) => kind !== 'create')
const resting = filingStates.filter((state) => !passedStates.includes(state))
const clocks = { none: undefined, start: '起算', pause: '停', resume: '续', stop: '止' } as const

it('表里每项操作都有，且只有一行', () => {
  expect(lines.map((line) => line.操作).sort()).toEqual(kinds.map((kind) => filingEventNames[kind]).sort())
})

it('每个停留的状态都有一份走到那里的记录', () => {
  expect(Object.keys(logs).sort()).toEqual([...resting].sort())
  for (const state of resting) expect(filingIn(state).state).toBe(state)
})

describe('状态 × 操作：许可的正是表中所列', () => {
  it.for(resting)('%s', (state) => {
    const possible = kinds.filter((kind) => isPossible(filingIn(state), kind)).map((kind) => filingEventNames[kind])
    const listed = lines.filter((line) => line.由.includes(filingStateNames[state])).map((line) => line.操作)
    expect(possible.sort()).toEqual(listed.sort())
    if (finalStates.includes(state)) expect(possible.filter((name) => !/回执|逾期/.test(name))).toEqual([])
  })

  it.for(resting)('%s 不许可的操作被拒绝，并说明状态', (state) => {
    const filing = filingIn(state)
    for (const kind of kinds.filter((each) => !isPossible(filing, each))) {
      expect(refusal(filing, act(kind), context)).toEqual({
        code: 'filing-act-not-allowed',
        details: { act: filingEventNames[kind], state: filingStateNames[state] },
      })
      expect(() => applyEvent(filing, act(kind))).toThrow(RangeError)
    }
  })

  it('已建立的不能再建立，未建立的只能建立', () => {
    expect(refusal(filingIn('draft'), act('create'), context)?.code).toBe('filing-act-not-allowed')
    expect(refusal(null, act('submit'), context)?.code).toBe('filing-act-not-allowed')
    expect(refusal(null, act('create'), context)).toBeNull()
    expect(() => foldFiling([])).toThrow(RangeError)
    expect(() => foldFiling([act('submit')])).toThrow(RangeError)
  })
})

describe('每项操作：去向、办理单位、时钟、依据与表相同', () => {
  it.for(kinds)('%s', (kind) => {
    const line = lineOf.get(filingEventNames[kind])
    const { to, through, who, clock, clause } = transitions[kind]
    const target = to === 'same' ? '不变' : to === 'return' ? '原阶段' : filingStateNames[to]
    expect(target).toBe(line?.到)
    expect(through && filingStateNames[through]).toBe(line?.经)
    expect(who.map((party) => filingPartyNames[party])).toEqual(line?.办理)
    expect(clocks[clock]).toBe(line?.时钟)
    expect(clause.standing === 'proposed' ? '拟定' : clause.clause).toBe(line?.依据)
  })
})

describe('办理单位', () => {
  it.for(kinds)('%s 由别的单位办理被拒绝', (kind) => {
    const state = transitions[kind].from.find((each) => !passedStates.includes(each))
    if (state === undefined) throw new Error(`${kind} leads from no resting state`)
    for (const party of filingParties.filter((each) => !partiesOf(kind).includes(each))) {
      expect(refusal(filingIn(state), act(kind, { as: party }), context)?.code, party).toBe('filing-act-not-yours')
      expect(possibleEvents(filingIn(state), party)).not.toContain(kind)
    }
  })

  it('只看不办的角色不能办理', () => {
    for (const role of ['auditor', 'admin', 'security', 'third-party'] as const) {
      const refused = refusal(filingIn('submitted'), { ...act('accept'), role, organisation: null }, context)
      expect(refused).toEqual({ code: 'filing-act-not-yours', details: { act: '受理', parties: ['区产业部门'] } })
    }
  })
})

describe('补正回到原来的阶段', () => {
  it.each(['submitted', 'accepted', 'sheet', 'review', 'reported'] as const)('%s', (state) => {
    const returned = applyEvent(filingIn(state), act('return'))
    expect(returned.state).toBe('returned')
    expect(applyEvent(returned, act('resubmit')).state).toBe(state)
  })
})

it('通过认定自动转入产业项目跟踪，认定本身留在经过里', () => {
  const filing = filingIn('tracking')
  expect(filing.trail.map(({ state }) => state).slice(-2)).toEqual(['recognised', 'tracking'])
  expect(filing.decision).toMatchObject({ outcome: 'recognised', by: 'district' })
})
