import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowWindow, scrollToRow, segments } from '#ui/table/row-window.ts'

const sight = { height: 640, rowHeight: 32 }

it('48,501 行时页面里不超过 60 行，且盖住看得见的每一行', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 48_501 * 32 }), fc.integer({ min: 200, max: 1000 }), (scrollTop, height) => {
      const total = 48_501
      const { first, end } = rowWindow({ scrollTop, height, rowHeight: 32, total })
      expect(end - first).toBeLessThanOrEqual(60)
      const top = Math.min(Math.floor(scrollTop / 32), total - 1)
      const bottom = Math.min(total, Math.ceil((scrollTop + height) / 32))
      expect(first).toBeLessThanOrEqual(top)
      expect(end).toBeGreaterThanOrEqual(bottom)
    }),
  )
})

it('没有行、只有一行、比一屏少', () => {
  expect(rowWindow({ ...sight, scrollTop: 0, total: 0 })).toEqual({ first: 0, end: 0 })
  expect(rowWindow({ ...sight, scrollTop: 0, total: 1 })).toEqual({ first: 0, end: 1 })
  expect(rowWindow({ ...sight, scrollTop: 0, total: 7 })).toEqual({ first: 0, end: 7 })
})

it('滚动不到八行，窗口不动', () => {
  const at = (scrollTop: number) => rowWindow({ ...sight, scrollTop, total: 1000 })
  expect(at(32 * 40 + 31)).toEqual(at(32 * 40))
})

it('各段首尾相接，合起来正好是整张表', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.option(fc.integer({ min: -5, max: 600 })),
      (total, scrollTop, kept) => {
        const runs = segments(rowWindow({ ...sight, scrollTop, total }), total, kept)
        let at = 0
        for (const run of runs) {
          expect(run.first).toBe(at)
          expect(run.end).toBeGreaterThan(run.first)
          at = run.end
        }
        expect(at).toBe(total)
        const isDrawn = runs.some((run) => run.kind === 'rows' && kept !== null && run.first <= kept && kept < run.end)
        expect(isDrawn).toBe(kept !== null && kept >= 0 && kept < total)
      },
    ),
  )
})

it('移到看不见的行时只滚动到刚好看见', () => {
  const question = { ...sight, scrollTop: 320, total: 100 }
  expect(scrollToRow(10, question)).toBe(320)
  expect(scrollToRow(9, question)).toBe(288)
  expect(scrollToRow(29, question)).toBe(320)
  expect(scrollToRow(30, question)).toBe(352)
})
