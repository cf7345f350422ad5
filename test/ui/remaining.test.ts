import { describe, expect, it } from 'vitest'
import { remainingSeconds, remainingText } from '#ui/remaining.ts'

describe('剩余时间', () => {
  it.each([
    ['两秒之前不猜', 500, 1000, 1999, null],
    ['还没有做完一个不猜', 0, 1000, 5000, null],
    ['做完了没有剩余', 1000, 1000, 5000, null],
    ['总数不知道不猜', 10, 0, 5000, null],
    ['一半用了四秒，还需四秒', 500, 1000, 4000, 4],
    ['不足一秒算一秒', 999, 1000, 4000, 1],
  ])('%s', (_name, done, total, elapsed, expected) => {
    expect(remainingSeconds(done, total, elapsed)).toBe(expected)
  })

  it('一分半以上用分钟', () => {
    expect([2, 89, 90, 200].map(remainingText)).toEqual([
      '约还需 2 秒',
      '约还需 89 秒',
      '约还需 2 分钟',
      '约还需 3 分钟',
    ])
  })
})
