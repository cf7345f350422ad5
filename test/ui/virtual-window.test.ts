import fc from 'fast-check'
import { expect, it } from 'vitest'
import { offsetOf, windowOf } from '#ui/virtual-window.ts'

const list = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 300 })

it('任何位置，窗口加上前后空白等于全长，视野内的都在窗口里', () => {
  fc.assert(
    fc.property(
      list,
      fc.nat(20_000),
      fc.integer({ min: 1, max: 2000 }),
      fc.nat(500),
      (heights, top, height, margin) => {
        const heightOf = (index: number) => heights[index] ?? 0
        const total = heights.reduce((sum, one) => sum + one, 0)
        const { from, to, before, after } = windowOf(heights.length, heightOf, top, height, margin)
        const shown = heights.slice(from, to).reduce((sum, one) => sum + one, 0)
        expect(before + shown + after).toBe(total)
        expect(before).toBe(offsetOf(from, heightOf))
        heights.forEach((own, index) => {
          const start = offsetOf(index, heightOf)
          const isInView = start + own > top && start < top + height
          if (isInView) expect(index >= from && index < to).toBe(true)
        })
      },
    ),
  )
})
