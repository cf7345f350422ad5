import { describe, expect, it } from 'vitest'
import { applyEvent } from '#core/filing/fold.ts'
import { obstaclesTo } from '#core/filing/refusal.ts'
import { act, assessed, context } from './acts.ts'
import { filingIn, logs } from './logs.ts'
import { logWith, obstacles } from './obstacles.ts'

describe('跟踪', () => {
  const tracking = logs.tracking ?? []
  const outside = [...logWith('tracking', act('assess', assessed('outside-unconfirmed')))]

  it('③ 突破合同容积率的须报备一次，其余不需', () => {
    expect(obstacles(tracking, act('notify-city'))).toEqual(['该项目不需市级报备。请核对用地类型和合同容积率。'])
    expect(obstacles(outside, act('notify-city'))).toEqual([])
    expect(obstacles([...outside, act('notify-city')], act('notify-city'))).toEqual([
      '已于 2026-11-02 报备。请勿重复报备。',
    ])
  })

  it('未经规划确认的，环评之后的节点等规划调整', () => {
    expect(obstacles(outside, act('reach-milestone'))).toEqual([])
    const expansion = act('reach-milestone', { milestone: 'expansion' })
    expect(obstacles(outside, expansion)).toEqual([
      '该用地未经规划确认保留，环评之后的节点须先有规划调整。请登记规划调整。',
    ])
    expect(obstacles([...outside, act('record-plan-adjustment')], expansion)).toEqual([])
  })

  it('节点按顺序，各一次；拟定的节点可以略过', () => {
    expect(obstacles(tracking, act('reach-milestone', { milestone: 'completion' }))).toEqual([
      '“竣工验收”之前还有改扩建。请按顺序记录。',
    ])
    const expanded = [...tracking, act('reach-milestone', { milestone: 'expansion' })]
    expect(obstacles(expanded, act('reach-milestone', { milestone: 'completion' }))).toEqual([])
    expect(obstacles(expanded, act('reach-milestone', { milestone: 'expansion' }))).toEqual([
      '“改扩建”已记录。请核对节点。',
    ])
    expect(obstacles(expanded, act('reach-milestone'))).toEqual(['已到“改扩建”，不再记录“环评”。请核对节点。'])
  })

  it('节点不早于认定，不晚于今天', () => {
    expect(obstacles(tracking, act('reach-milestone', { on: '2026-10-01' }))).toEqual([
      '办理日期 2026-10-01 早于上一步的 2026-11-02。请核对日期。',
    ])
    expect(obstacles(tracking, act('reach-milestone', { on: '2028-01-01' }))).toEqual([
      '日期 2028-01-01 晚于今天 2027-12-31。请核对日期。',
    ])
  })

  it('到日常运营或收回土地后才归档', () => {
    expect(obstacles(tracking, act('archive'))).toEqual(['项目未到日常运营，也没有收回土地。请在此之后归档。'])
    const taken = applyEvent(filingIn('tracking'), act('take-measure', { measure: '收回土地' }))
    expect(obstaclesTo(taken, act('archive'), context)).toEqual([])
  })
})
