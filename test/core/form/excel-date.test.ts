import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfSerial, serialOfDate } from '#core/form/excel-date.ts'

describe('1900 日期系统', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [36_526, '2000-01-01'],
    [45_351, '2024-02-29'],
    [46_347.999, '2026-11-21'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [0, null],
    [-1, null],
    [Number.NaN, null],
  ])('%s 是 %s', (serial, date) => {
    expect(dateOfSerial(serial)).toBe(date)
  })

  it('二月二十九日前后', () => {
    expect(serialOfDate('1900-02-28')).toBe(59)
    expect(serialOfDate('1900-03-01')).toBe(61)
  })

  it('没有 1900 年以前的序列值', () => {
    expect(serialOfDate('1899-12-31')).toBeNull()
    expect(serialOfDate('1900-01-01')).toBe(1)
  })

  it('每个序列值都读得回', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_958_465 }), (serial) => {
        const date = dateOfSerial(serial)
        expect(date === null ? 60 : serialOfDate(date)).toBe(serial)
      }),
    )
  })
})
