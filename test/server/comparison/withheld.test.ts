import { expect, test } from 'vitest'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleHuangyan } from '#core/standards/example-huangyan.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { openTotal, withheldIndicators } from '#server/comparison/withheld.ts'
import { golden } from '../../core/scoring/golden.ts'

function judged(standard: Standard): ParcelResult {
  const [result] = evaluate([golden], standard).parcels
  if (result === undefined) throw new Error('no result')
  return result
}

const tax = { field: 'taxPaid', uscc: '91310117999999912E' } as const

test('税务核定的值：随值计分的指标不外传得分，总分取 5 分一档', () => {
  const result = judged(exampleHuangyan)
  const names = exampleHuangyan.indicators.filter(({ measure }) => measure === 'tax-per-mu').map(({ id }) => id)
  expect(names).not.toEqual([])
  expect(withheldIndicators(result, [tax])).toEqual(names)
  const total = result.total ?? Number.NaN
  expect(total % 5).not.toBe(0)
  expect((openTotal(result, [tax]) ?? Number.NaN) % 5).toBe(0)
})

test('分档计分的指标只说得到第几档，照常外传；没有核定值的地块照常', () => {
  const tiered = judged(regExample20261)
  expect(withheldIndicators(tiered, [tax])).toEqual([])
  expect(openTotal(tiered, [tax])).toBe(tiered.total)
  const free = judged(exampleHuangyan)
  expect(withheldIndicators(free, [])).toEqual([])
  expect(openTotal(free, [])).toBe(free.total)
})

test('上一年度的核定值不影响今年的得分', () => {
  expect(withheldIndicators(judged(exampleHuangyan), [{ ...tax, year: 'before' }])).toEqual([])
})
