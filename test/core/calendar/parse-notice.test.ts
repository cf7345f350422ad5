import { describe, expect, it } from 'vitest'
import { daysFrom, isWorkday } from '#core/calendar/day.ts'
import { calendarFaultText } from '#core/calendar/fault.ts'
import { withAmendment, withYear } from '#core/calendar/merge.ts'
import { parseNotice } from '#core/calendar/parse-notice.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import { notices } from './notices.ts'

const empty = { years: [], provisional: [] }

function faultsOf(text: string): readonly string[] {
  return parseNotice(text).faults.map(calendarFaultText)
}

describe('粘贴历年通知的原文，读出的日历与内置的相同', () => {
  it.for(notices)('$年份 年', (given) => {
    const reading = parseNotice(given.原文)
    expect(reading.unread).toEqual(given.未计入 ?? [])
    expect(reading.faults).toEqual([])
    if (reading.proposal?.kind !== 'year') throw new Error('no year was read')
    expect(reading.proposal.year.notices).toMatchObject([{ number: given.文号, date: given.日期 }])
    let { calendar, faults } = withYear(empty, reading.proposal.year)
    expect(faults).toEqual([])
    if (given.变更 !== undefined) {
      const change = parseNotice(given.变更.原文)
      if (change.proposal?.kind !== 'amendment') throw new Error('no amendment was read')
      expect([change.unread, change.faults, change.proposal.amendment.notice.number]).toEqual([[], [], given.变更.文号])
      ;({ calendar, faults } = withAmendment(calendar, change.proposal.amendment))
      expect(faults).toEqual([])
    }
    expect(calendar.years).toEqual(shippedCalendar.years.filter(({ year }) => year === given.年份))
  })
})

describe('写法不同也能读', () => {
  const written = [
    '关于２０２７年部分节假日安排的通知 一、元旦:1月1日（周五）—3日放假,共3天。二、国庆节：10月1日到7日放假调休，共７天。9月26日星期日、10月9日星期六上班。',
    '国务院办公厅关于 2027 年\n部分节假日安排的通知\n\n一、 元旦：2027年 1 月 1 日至 3 日放假，共 3 天。\n二、国庆节：10 月 1 日（周五）\n至 7 日放假调休，共 7 天；9 月 26 日（周日）、10 月 9 日（周六）上班。',
  ]
  it.for(written)('%s', (text) => {
    const { proposal, unread, faults } = parseNotice(text)
    expect([unread, faults]).toEqual([[], []])
    expect(proposal?.kind === 'year' && proposal.year.holidays).toEqual([
      { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUp: [] },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-07', makeUp: ['2027-09-26', '2027-10-09'] },
    ])
  })

  it('元旦从上年 12 月放起而没有写年份的，是上年', () => {
    const { proposal } = parseNotice('关于2028年部分节假日安排的通知 一、元旦：12月31日至1月2日放假，共3天。')
    expect(proposal?.kind === 'year' && proposal.year.holidays).toMatchObject([
      { from: '2027-12-31', to: '2028-01-02' },
    ])
  })

  it('补休与放假之间只隔周末的，连成一段', () => {
    const { proposal } = parseNotice('关于2014年部分节假日安排的通知 三、清明节：4月5日放假，4月7日（星期一）补休。')
    expect(proposal?.kind === 'year' && proposal.year.holidays).toMatchObject([
      { from: '2014-04-05', to: '2014-04-07' },
    ])
  })
})

describe('读不懂的说出来', () => {
  it.each([
    ['', ['没有读到年份。请粘贴通知的全文，包括标题。']],
    ['今天开会', ['没有读到年份。请粘贴通知的全文，包括标题。']],
    ['关于2027年部分节假日安排的通知', ['没有读到任何放假安排。请粘贴通知的全文。']],
    [
      '关于2027年部分节假日安排的通知 一、元旦：13月1日放假。',
      ['“13月1日”不是一个日期。请核对原文。', '没有读到任何放假安排。请粘贴通知的全文。'],
    ],
    ['关于2027年部分节假日安排的通知 一、元旦：1月1日（周四）放假。', ['2027-01-01 是周五，原文为周四。请核对日期。']],
    [
      '关于2027年部分节假日安排的通知 一、元旦：1月1日至3日放假，共4天。',
      ['元旦：原文共 4 天，按起止日期为 3 天。请核对。'],
    ],
  ])('%s', (text, sentences) => {
    expect(faultsOf(text)).toEqual(sentences)
  })

  it('没有看懂的句子原样列出，不丢', () => {
    const { proposal, unread } = parseNotice(
      '关于2027年部分节假日安排的通知 一、元旦：1月1日放假。另有1月5日视情安排。1月9日起正常上班。',
    )
    expect(unread).toEqual(['另有1月5日视情安排', '1月9日起正常上班'])
    expect(proposal?.kind === 'year' && proposal.year.holidays).toMatchObject([{ makeUp: [] }])
  })
})

it('读出的年份并入后，暂定的日期变为确定', () => {
  const text =
    '关于2027年部分节假日安排的通知 一、元旦：1月1日至3日放假，共3天。二、春节：2月5日至11日放假调休，共7天。1月31日（周日）上班。'
  const { proposal } = parseNotice(text)
  if (proposal?.kind !== 'year') throw new Error('no year was read')
  const { calendar, replaced, changes } = withYear(shippedCalendar, proposal.year)
  expect(replaced).toBeNull()
  expect(calendar.provisional).toEqual([])
  expect(isWorkday('2027-01-31', calendar)).toBe(true)
  expect(daysFrom('2027-02-05', '2027-02-11').some((date) => isWorkday(date, calendar))).toBe(false)
  expect(changes).toContainEqual({ date: '2027-01-31', works: true })
  expect(changes).toContainEqual({ date: '2027-02-09', works: false })
})
