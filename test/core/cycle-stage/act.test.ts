import { expect, it } from 'vitest'
import { mayAct, stageActNames, stageAfter, stageBefore } from '#core/cycle-stage/act.ts'
import { blockers, obstaclesTo, type StageFacts } from '#core/cycle-stage/obstacle.ts'
import { cycleStages } from '#core/cycle-stage/stage.ts'

/** Written by hand: from each stage, the acts and where they lead. */
const table: Readonly<Record<string, readonly string[]>> = {
  下发: ['start-collection 填报'],
  填报: ['start-verification 核验', 'step-back 下发'],
  核验: ['start-evaluation 评估', 'step-back 填报'],
  评估: ['publish 公示', 'review-unpublished 研判', 'step-back 核验'],
  公示: ['withdraw-publication 评估', 'review 研判'],
  研判: ['submit-to-city 研判', 'city-opinion 研判', 'decide 审定', 'step-back 公示'],
  审定: ['correct-decision 审定', 'archive 归档', 'step-back-decided 研判'],
  归档: ['correct-decision 归档', 'step-back-decided 审定'],
}

it.each(cycleStages)('%s：能办什么，办后到哪里', (stage) => {
  const found = stageActNames.flatMap((act) => {
    const to = stageAfter(act, stage, stageBefore(stage, '公示'))
    return to === null ? [] : [`${act} ${to}`]
  })
  expect(found).toEqual(table[stage])
})

it('研判退回到来处：没有公示过的回评估', () => {
  expect(stageBefore('研判', '评估')).toBe('评估')
  expect(stageBefore('研判', '审定')).toBe('评估')
})

it('审定以后退回只有系统管理；其余只有区专班', () => {
  expect(mayAct('step-back-decided', 'admin')).toBe(true)
  expect(mayAct('step-back-decided', 'district')).toBe(false)
  expect(mayAct('decide', 'admin')).toBe(false)
  expect(mayAct('decide', 'district')).toBe(true)
})

const ready: StageFacts = {
  parcels: 2,
  notFiled: 0,
  notReviewed: 0,
  formal: 1,
  openUntil: null,
  openObjections: 0,
  toReEvaluate: 0,
  packages: 1,
  isSubmitted: true,
  hasOpinion: true,
  archives: 1,
}

it('都办齐了，没有一件拦着；缺一样，就有一件', () => {
  for (const act of stageActNames) expect(obstaclesTo(act, ready), act).toEqual([])
  const blocked = (act: Parameters<typeof obstaclesTo>[0], lacking: Partial<StageFacts>): readonly string[] =>
    blockers(obstaclesTo(act, { ...ready, ...lacking })).map(({ id }) => id)
  expect(blocked('start-collection', { parcels: 0 })).toEqual(['no-parcels'])
  expect(blocked('start-verification', { notFiled: 3 })).toEqual([])
  expect(blocked('review', { openUntil: '2026-12-01', openObjections: 2 })).toEqual(['window-open', 'open-objections'])
  expect(blocked('review', { toReEvaluate: 1 })).toEqual(['to-re-evaluate'])
  expect(blocked('review-unpublished', { formal: null })).toEqual(['no-formal'])
  expect(blocked('submit-to-city', { packages: 0 })).toEqual(['no-package'])
  expect(blocked('city-opinion', { isSubmitted: false })).toEqual(['not-submitted'])
  expect(blocked('decide', { hasOpinion: false })).toEqual(['no-opinion'])
  expect(blocked('archive', { archives: 0 })).toEqual(['no-archive'])
})
