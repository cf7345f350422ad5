import { expect, test } from 'vitest'
import { wayUpSentences } from '#core/check-up-sheet/way-up.ts'
import type { WayUp } from '#core/scoring/lift.ts'
import { regExample20261 as standard } from '#core/standards/reg-example-2026-1.ts'

const taxes = { changes: [{ field: 'taxPaid', from: 900, to: 2000, unit: '万元' }], newTotal: 80.6 } as const
const vacancy = { changes: [{ field: 'vacantFloorArea', from: 3000, to: 100, unit: 'm²' }], newTotal: 80.2 } as const
const way: WayUp = {
  state: 'open',
  blockers: [],
  from: 'B',
  next: 'A',
  line: 80,
  gap: 7.4,
  single: [taxes, vacancy],
  double: [],
  nextSteps: [],
  isHeldStill: false,
}

function textOf(source: Partial<Parameters<typeof wayUpSentences>[0]>): string {
  return wayUpSentences({ way, standard, hidden: [], stepped: false, ...source })
    .map(({ text }) => text)
    .join('\n')
}

test('全能看的人看到全部改法', () => {
  expect(textOf({})).toContain('上缴税金总额 900.00 → 2,000.00 万元')
  expect(textOf({})).toContain('空置建筑面积')
})

test('无权查看的数不从提升路径漏出去，少列几种说几种', () => {
  const text = textOf({ hidden: ['taxPaid'] })
  expect(text).not.toContain('900.00')
  expect(text).toContain('空置建筑面积')
  expect(text).toContain('另有 1 种改法用到无权查看的部门数据，不列出。')
})

test('只剩无权查看的改法时不说“无法提升”', () => {
  const text = textOf({ way: { ...way, single: [taxes] }, hidden: ['taxPaid'] })
  expect(text).not.toContain('无法通过')
  expect(text).toContain('另有 1 种')
})

test('得分以 5 分一档显示时，差距会说出总分，不列', () => {
  const text = textOf({ stepped: true })
  expect(text).not.toContain('7.40')
  expect(text).not.toContain('80.60')
})

test('评估后数据变了，不用新数据算旧结果', () => {
  expect(textOf({ way: 'changed' })).toContain('待重新评估')
})
