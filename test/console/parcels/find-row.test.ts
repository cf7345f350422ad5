import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findRow } from '#console/parcels/find-row.ts'

it('在 48,501 行里不超过 16 次就找到', async () => {
  const codes = Array.from({ length: 48_501 }, (_, index) => `SJ-XQ-${String(index).padStart(5, '0')}`)
  let asked = 0
  const row = await findRow('SJ-XQ-40137', codes.length, async (at) => {
    asked += 1
    return codes[at] ?? null
  })
  expect(row).toBe(40_137)
  expect(asked).toBeLessThanOrEqual(16)
})

it('没有这个编码时，停在它该在的地方', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.string({ maxLength: 4 })), fc.string({ maxLength: 4 }), async (given, code) => {
      const codes = given.toSorted((a, b) => (a < b ? -1 : 1))
      const row = await findRow(code, codes.length, async (at) => codes[at] ?? null)
      expect(row).toBe(codes.filter((other) => other < code).length)
    }),
  )
})
