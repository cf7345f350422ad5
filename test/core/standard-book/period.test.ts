import { describe, expect, it } from 'vitest'
import { inForceOn, periodFaults, placeFor, type StandardPeriod } from '#core/standard-book/period.ts'
import { dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'

const first: StandardPeriod = { id: '一', since: '2020-01-01', until: '2027-01-01' }
const second: StandardPeriod = { id: '二', since: '2027-01-01', until: null }

describe('某日施行的标准', () => {
  it('每一天恰有一个：二十年里逐日核对', () => {
    const found = new Set<string>()
    for (let day = dayNumber('2020-01-01'); day < dayNumber('2040-01-01'); day += 1) {
      const inForce = inForceOn([first, second], '310117', fromDayNumber(day))
      if ('code' in inForce) throw new Error(`${fromDayNumber(day)}: ${inForce.code}`)
      found.add(inForce.id)
      expect(inForce.id).toBe(fromDayNumber(day) < '2027-01-01' ? '一' : '二')
    }
    expect(found).toEqual(new Set(['一', '二']))
  })
  it('没有的和有两个的都拒绝，不拿前后的顶替', () => {
    expect(inForceOn([first, second], '310117', '2019-12-31')).toEqual({
      code: 'no-standard-in-force',
      details: { district: '310117', day: '2019-12-31' },
    })
    const overlapping = { ...first, until: '2027-01-02' }
    expect(inForceOn([overlapping, second], '310117', '2027-01-01')).toEqual({
      code: 'standards-overlap',
      details: { day: '2027-01-01', ids: ['一', '二'] },
    })
  })
})

describe('发布日期接续', () => {
  const open: StandardPeriod = { id: '一', since: '2020-01-01', until: null }
  it('新版本从哪天起，前一个就到哪天止；插在中间的到后一个开始止', () => {
    expect(placeFor([open], '2027-01-01')).toEqual({ closes: open, until: null })
    expect(placeFor([first, second], '2026-12-01')).toEqual({ closes: first, until: '2027-01-01' })
    expect(placeFor([], '2027-01-01')).toEqual({ closes: null, until: null })
    expect(placeFor([second], '2026-06-01')).toEqual({ closes: null, until: '2027-01-01' })
  })
  it('同日重叠和留下空档的，说出哪几天', () => {
    expect(placeFor([first, second], '2027-01-01')).toBe('二 也从 2027-01-01 起施行，同日不能有两个标准。')
    expect(placeFor([first], '2027-02-01')).toBe('2027-01-01 至 2027-01-31 将没有标准：前一个施行到 2026-12-31。')
    expect(placeFor([first], '2027-01-01')).toEqual({ closes: first, until: null })
  })
  it('核对时段：空档、重叠和接续', () => {
    expect(periodFaults([second, first])).toEqual([])
    expect(periodFaults([{ ...first, until: '2026-12-01' }, second])).toEqual([
      { kind: 'gap', from: '2026-12-01', until: '2027-01-01', ids: ['一', '二'] },
    ])
    expect(periodFaults([{ ...first, until: null }, second])).toEqual([
      { kind: 'overlap', from: '2027-01-01', until: null, ids: ['一', '二'] },
    ])
    expect(periodFaults([{ ...first, until: '2027-03-01' }, second])).toEqual([
      { kind: 'overlap', from: '2027-01-01', until: '2027-03-01', ids: ['一', '二'] },
    ])
  })
})
