import { calendarDate } from '../vocabulary/calendar-date.ts'
import type { CalendarNotice, CalendarYear } from './calendar.ts'
import { type AnyCalendarFault, calendarFault } from './fault.ts'
import type { CalendarAmendment } from './merge.ts'
import { datesIn } from './notice-dates.ts'
import { readSection } from './notice-section.ts'

/** A pasted notice as it was understood: a proposal, for an administrator to compare with the text and confirm. */
export interface NoticeReading {
  readonly proposal:
    | { readonly kind: 'year'; readonly year: CalendarYear }
    | { readonly kind: 'amendment'; readonly amendment: CalendarAmendment }
    | null
  /** Sentences with days in them that were not taken into account, as they read. */
  readonly unread: readonly string[]
  readonly faults: readonly AnyCalendarFault[]
}

/** Reads a notice of 国务院办公厅 on the holidays of a year, or one that 调整 or 延长 a holiday of it. */
export function parseNotice(pasted: string): NoticeReading {
  const text = normalised(pasted)
  const amended = /关于(调整|延长)(\d{4})年(.{2,6}?)(?:假期|放假)/.exec(text)
  if (amended !== null) return readAmendment(text, amended[1] === '延长', Number(amended[2]), amended[3] ?? '')
  const year = Number(/关于(\d{4})年/.exec(text)?.[1] ?? /(\d{4})年元旦/.exec(text)?.[1] ?? 0)
  return year === 0 ? nothing([calendarFault('year-missing', {})]) : readYear(text, year)
}

function nothing(faults: readonly AnyCalendarFault[], unread: readonly string[] = []): NoticeReading {
  return { proposal: null, unread, faults }
}

/** Without spaces and line breaks, digits and punctuation in one width. */
function normalised(pasted: string): string {
  return pasted
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replaceAll('〇', '0')
}

/** 一、元旦: — a number, a name and a colon; 周六、 is no number. */
const heading = /(?<![周期])[一二三四五六七八九十]{1,2}、([^::。、]{2,4}(?:、[^::。、]{2,4})?):/g

/** What follows the arrangements of a notice. */
const closing = /(?:鼓励单位和个人|节假日期间|节日期间|国务院办公厅\d{4}年)/

function readYear(text: string, year: number): NoticeReading {
  const headings = [...text.matchAll(heading)]
  const sections = headings.map((match, index) => {
    const from = match.index + match[0].length
    const rest = text.slice(from, headings[index + 1]?.index)
    return readSection(match[1] ?? '', rest.slice(0, closing.exec(rest)?.index), year)
  })
  const faults = sections.flatMap((section) => section.faults)
  const unread = sections.flatMap((section) => section.unread)
  const holidays = sections.flatMap(({ holiday }) => holiday ?? [])
  if (holidays.length === 0) return nothing([...faults, calendarFault('no-holidays', {})], unread)
  const notice = noticeOf(text, `国务院办公厅关于${year}年部分节假日安排的通知`)
  return { proposal: { kind: 'year', year: { year, notices: [notice], holidays } }, unread, faults }
}

function readAmendment(text: string, isExtension: boolean, year: number, holiday: string): NoticeReading {
  const title = `国务院办公厅关于${isExtension ? '延长' : '调整'}${year}年${holiday}${isExtension ? '假期' : '假期安排'}的通知`
  const notice = noticeOf(text, title)
  if (isExtension) {
    const sentence = new RegExp(`${holiday}假期至([^，,。]*日)`).exec(text)?.[1] ?? ''
    const { dates, faults } = datesIn(sentence, year, false)
    const to = dates.at(-1)?.date
    if (to === undefined) return nothing([...faults, calendarFault('no-holidays', {})])
    return { proposal: { kind: 'amendment', amendment: { year, notice, holiday, change: { to } } }, unread: [], faults }
  }
  const body = /[一1][、.](.*?)(?:[二2][、.]|节假日期间|$)/.exec(text)?.[1] ?? text
  const { holiday: read, unread, faults } = readSection(holiday, body, year)
  if (read === null) return nothing([...faults, calendarFault('no-holidays', {})], unread)
  const { from, to, makeUp } = read
  return {
    proposal: { kind: 'amendment', amendment: { year, notice, holiday, change: { from, to, makeUp } } },
    unread,
    faults,
  }
}

function noticeOf(text: string, title: string): CalendarNotice {
  const number = /国办发明电[〔[(](\d{4})[〕\])](\d+)号/.exec(text)
  const signed = [...text.matchAll(/国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/g)].at(-1)
  return {
    title,
    number: number === null ? null : `国办发明电〔${number[1]}〕${number[2]}号`,
    date: signed === undefined ? null : calendarDate(Number(signed[1]), Number(signed[2]), Number(signed[3])),
  }
}
