import { describe, expect, it } from 'vitest'
import { type DisposalParty, disposalActs, disposalStateAfter } from '#core/disposal/act.ts'
import { type DisposalActFacts, disposalObstacles } from '#core/disposal/guard.ts'
import { isOverdue, milestonesOf, nextDue } from '#core/disposal/milestone.ts'
import { proposedReasons, reasonsText } from '#core/disposal/proposed-reasons.ts'
import { disposalStates } from '#core/disposal/state.ts'
import { isWritable } from '#core/disposal/write-window.ts'
import type { IndicatorResult, ParcelResult } from '#core/scoring/result.ts'
import { standardById } from '#core/standards/catalogue.ts'

/** What each side may do, state by state: written by hand beside the table of the program. */
const may: Readonly<Record<DisposalParty, Readonly<Record<string, string>>>> = {
  town: {
    draft: 'submit→submitted',
    submitted: 'withdraw→draft',
    countersigning: '',
    returned: 'submit→submitted',
    approved: 'begin→underway revise→draft',
    underway: 'revise→draft',
    completed: '',
    ended: '',
  },
  department: {
    draft: '',
    submitted: '',
    countersigning: 'comment→countersigning',
    returned: '',
    approved: '',
    underway: '',
    completed: '',
    ended: '',
  },
  office: {
    draft: 'submit→submitted end→ended',
    submitted: 'invite→countersigning approve→approved return→returned end→ended',
    countersigning: 'invite→countersigning approve→approved return→returned end→ended',
    returned: 'submit→submitted end→ended',
    approved: 'begin→underway end→ended revise→draft',
    underway: 'complete→completed end→ended revise→draft',
    completed: '',
    ended: '',
  },
}

describe('谁在哪个状态能办什么', () => {
  it.for(Object.keys(may) as DisposalParty[])('%s', (party) => {
    const found = disposalStates.map((state) => {
      const acts = disposalActs.flatMap((act) => {
        const to = disposalStateAfter(state, act, party)
        return to === null ? [] : [`${act}→${to}`]
      })
      return [state, acts.join(' ')]
    })
    expect(Object.fromEntries(found)).toEqual(may[party])
  })

  it('旁观的什么也不能办', () => {
    expect(disposalActs.flatMap((act) => disposalStates.map((state) => disposalStateAfter(state, act, null)))).toEqual(
      Array.from({ length: disposalActs.length * disposalStates.length }, () => null),
    )
  })
})

const ready: DisposalActFacts = {
  errors: 0,
  openConflicts: 0,
  invited: 1,
  awaited: [],
  disagreeing: [],
  undone: [],
  hasDisposedArea: true,
  hasEvidence: true,
  note: '',
}

describe('办理之前缺什么，一句一项', () => {
  it.for([
    ['submit', {}, []],
    ['submit', { errors: 2, openConflicts: 1 }, ['有 2 处须改正。', '有 1 项冲突没有处理。']],
    ['approve', {}, []],
    ['approve', { invited: 0 }, ['没有发部门会签；不需会签的，请写明理由。']],
    ['approve', { invited: 0, note: '不涉及部门' }, []],
    ['approve', { awaited: ['区税务局'] }, ['区税务局还没有会签；不再等候的，请写明理由。']],
    ['approve', { disagreeing: ['区税务局'] }, ['区税务局不同意；仍要批准的，请写明理由。']],
    ['approve', { disagreeing: ['区税务局'], note: '会议议定' }, ['区税务局不同意；仍要批准的，请写明理由。']],
    ['complete', {}, []],
    ['complete', { undone: ['开工'] }, ['节点“开工”没有完成；不再做的，请写明理由。']],
    [
      'complete',
      { hasDisposedArea: false, hasEvidence: false },
      ['没有填已处置面积和处置完成日期。', '没有完成依据，请填写依据或上传文件。'],
    ],
    ['return', {}, ['请写明理由，至少 5 字。']],
    ['end', { note: '纳入轨交征收' }, []],
    ['begin', { errors: 3 }, []],
  ] as const)('%s %j', ([act, facts, expected]) => {
    expect(disposalObstacles(act, { ...ready, ...facts })).toEqual(expected)
  })
})

it('起草时都能写，批准后只写节点、权利限制和完成情况，完结后不能写，带出的从不能写', () => {
  const keys = ['landArea', 'path', 'milestone2Due', 'milestone2Done', 'sealed', 'disposedArea']
  const written = (state: (typeof disposalStates)[number]) => keys.filter((key) => isWritable(key, state))
  expect(written('draft')).toEqual(keys.slice(1))
  expect(written('returned')).toEqual(keys.slice(1))
  expect(written('submitted')).toEqual([])
  expect(written('underway')).toEqual(['milestone2Done', 'sealed', 'disposedArea'])
  expect(written('completed')).toEqual([])
})

it('下一节点是没有完成的最早一个；当天不算逾期', () => {
  const milestones = milestonesOf({
    milestone1Name: '清退',
    milestone1Due: '2026-10-01',
    milestone1Done: '2026-10-08',
    milestone3Name: '开工',
    milestone3Due: '2026-11-22',
  })
  expect(milestones.map(({ place }) => place)).toEqual([1, 3])
  expect(nextDue(milestones)).toBe('2026-11-22')
  expect(milestones.map((one) => isOverdue(one, '2026-11-22'))).toEqual([false, false])
  expect(milestones.map((one) => isOverdue(one, '2026-11-23'))).toEqual([false, true])
})

const standard = standardById('REG-示例-2026.1')
const direct = standard?.rules.find(({ effect }) => effect.kind === 'direct' && effect.class === 'D')
const favour = standard?.rules.find(({ effect }) => effect.kind === 'floor')

function indicator(index: number, points: number | null): IndicatorResult {
  const id = standard?.indicators[index]?.id ?? ''
  const weight = standard?.indicators[index]?.weight ?? 0
  const note = points === null ? 'not-applicable' : null
  return { id, value: 12.3456, points, weight, score: 0, inputs: [], tier: 1, note }
}

it('低效原因：先是判定的规则，再是失分多的指标，最后是类别；不写任何数值和确切分数', () => {
  if (standard === null || direct === undefined || favour === undefined) throw new Error('no such rules')
  const names = standard.indicators.map(({ name }) => name)
  const result: ParcelResult = {
    parcelCode: 'SJ-1',
    landClass: '工业',
    status: 'ok',
    how: 'ranked',
    class: 'C',
    total: 31.25,
    rank: 9,
    of: 10,
    rules: [direct.id, favour.id],
    flagged: false,
    indicators: [indicator(0, 0), indicator(1, 37.5), indicator(2, 50), indicator(3, null)],
    cycle: '2025',
    townCode: null,
    dimensions: [],
    ruleResults: [direct.id, favour.id].map((id) => ({ id, deciding: false, evidence: [], confirmed: true })),
    group: null,
    rankedClass: 'C',
    blockedBy: [],
  }
  const reasons = proposedReasons(result, standard, { class: 'D', adjustment: '长期空置' })
  expect(reasons.map(({ kind, text }) => [kind, text.split('（')[0]])).toEqual([
    ['rule', `存在：${direct.name}`.split('（')[0]],
    ['indicator', `${names[0]}未得分`],
    ['indicator', `${names[1]}得分不到一半`],
    ['class', '经研判审定为D类'],
  ])
  expect(reasonsText(reasons)).not.toMatch(/12\.3|37\.5|31\.25/)
})
