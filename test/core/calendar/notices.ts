import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { daysFrom } from '#core/calendar/day.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'

/** One notice of test/cases/calendar/notices.yaml, written by hand from its text. */
export interface NoticeCase {
  readonly 年份: number
  readonly 文号: string
  readonly 日期: string
  readonly 原文: string
  readonly 变更?: { readonly 文号: string; readonly 原文: string }
  readonly 未计入?: readonly string[]
  readonly 放假: readonly string[]
  readonly 上班: readonly string[]
}

const file = new URL('../../cases/calendar/notices.yaml', import.meta.url)
export const notices = parse(readFileSync(file, 'utf8')) as readonly NoticeCase[]

/** A month and day of the notice; 12-30 at the start of 元旦 is of the year before. */
function dayOf({ 年份 }: NoticeCase, text: string, index: number): CalendarDate {
  return `${index === 0 && text.startsWith('12-') ? 年份 - 1 : 年份}-${text}`
}

export function daysOff(given: NoticeCase): ReadonlySet<CalendarDate> {
  return new Set(
    given.放假.flatMap((range, index) => {
      const [from = '', to = from] = range.split(' 至 ')
      return daysFrom(dayOf(given, from, index), dayOf(given, to, to.startsWith('12-') ? index : 1))
    }),
  )
}

export function daysMadeUp(given: NoticeCase): ReadonlySet<CalendarDate> {
  return new Set(given.上班.map((text) => dayOf(given, text, 1)))
}
