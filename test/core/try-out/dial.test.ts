import { describe, expect, it } from 'vitest'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { dialKey, dialsOf, dialValue, withDial } from '#core/try-out/dial.ts'

describe.each([regExample20261, ...exampleFamilies].map((one) => [one.id, one] as const))('%s', (_, standard) => {
  it('每个可调的数都能改动，只改那一个，并能改回', () => {
    const dials = dialsOf(standard)
    expect(new Set(dials.map(dialKey)).size).toBe(dials.length)
    for (const dial of dials) {
      const before = dialValue(standard, dial) ?? Number.NaN
      const moved = withDial(standard, dial, before + 1)
      expect(dialValue(moved, dial), dialKey(dial)).toBe(before + 1)
      for (const other of dials) {
        if (other !== dial) expect(dialValue(moved, other), dialKey(other)).toBe(dialValue(standard, other))
      }
      expect(dialValue(withDial(moved, dial, before), dial)).toBe(before)
    }
  })
})

it('标准没有的数：读不到，也不改动', () => {
  const none = { kind: 'stop', indicator: 'E1', stop: 0 } as const
  expect(dialValue(regExample20261, none)).toBeNull()
  expect(withDial(regExample20261, none, 3)).toEqual(regExample20261)
  expect(dialValue(regExample20261, { kind: 'weight', indicator: 'Z9' })).toBeNull()
})

it('改动了的分档不再引用原来的依据', () => {
  const first = { kind: 'edge', indicator: 'E1', ladder: 'ladder', tier: 0 } as const
  const tierIn = (standard: typeof regExample20261) => {
    const method = standard.indicators.find(({ id }) => id === 'E1')?.method
    return method?.kind === 'tier' ? method.ladder.tiers[0] : undefined
  }
  expect(tierIn(regExample20261)?.citation).toBeDefined()
  expect(tierIn(withDial(regExample20261, first, 90))).toEqual({ atLeast: 90, points: 100 })
})
