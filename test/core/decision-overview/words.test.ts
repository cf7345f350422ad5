import { expect, it } from 'vitest'
import { cycleStages } from '#core/cycle-stage/stage.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { stepsPassed, yearSteps } from '#core/decision-overview/step.ts'
import { type DecidedYear, standardsSentence, trendOf } from '#core/decision-overview/trend.ts'
import { basisSentence, stageSentence } from '#core/decision-overview/words.ts'
import { parcelMarks } from '#core/progress/mark.ts'

function year(cycle: string, standard: string, d: number, rest: number): DecidedYear {
  const cell = { townCode: null, landClass: '工业', landArea: 100 } as const
  const cells = [
    { ...cell, class: 'D', parcels: d },
    { ...cell, class: 'A', parcels: rest },
  ] as const
  return { cycle, standard, decidedOn: `${cycle}-12-01`, cells, means: [] }
}

it('历年由远及近，标准换过的年度注明，标准不同时说明不能直接比较', () => {
  const years = [year('2026', 'REG-2026.1', 1, 9), year('2024', 'REG-2024.1', 3, 7), year('2025', 'REG-2024.1', 2, 8)]
  expect(
    trendOf(years, 'parcels').map(({ cycle, shareOfD, isOtherStandard }) => [cycle, shareOfD, isOtherStandard]),
  ).toEqual([
    ['2024', 0.3, false],
    ['2025', 0.2, false],
    ['2026', 0.1, true],
  ])
  expect(standardsSentence(years)).toContain('（2024–2025年度 REG-2024.1，2026年度 REG-2026.1）')
  expect(standardsSentence(years.slice(1))).toBeNull()
})

it.each([
  [0, '0.00\u00a0亩'],
  [9999, '15.00\u00a0亩'],
  [10_000, '0.01\u00a0km²（15.00\u00a0亩）'],
  [12_345_678.9, '12.35\u00a0km²（18,518.52\u00a0亩）'],
])('%d m² 写作 %s', (area, text) => {
  expect(landText(area)).toBe(text)
})

it('每种状态都说得出走过哪些阶段，且都是阶段表里的', () => {
  for (const mark of parcelMarks) {
    for (const step of stepsPassed[mark]) expect(yearSteps).toContain(step)
  }
  expect(stepsPassed.locked).toEqual(stepsPassed['review-approved'])
})

it('每个阶段都说明下一步；草评、正式、审定各有说法，只有审定不说预估', () => {
  for (const stage of cycleStages) expect(stageSentence({ cycle: '2026', stage })).toContain(`“${stage}”`)
  const basis = { standard: 'REG-示例-2026.1', on: '2026-11-22T10:00:00.000+08:00' }
  expect(basisSentence({ ...basis, kind: 'draft' })).toContain('2026-11-22 的草评')
  expect(basisSentence({ ...basis, kind: 'formal' })).toContain('正式评估')
  expect(basisSentence({ ...basis, kind: 'decided' })).not.toContain('预估')
})
