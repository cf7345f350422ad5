import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { Filing } from './filing.ts'
import { reviewerName } from './reviewer.ts'

/** One line of 申报项目区级联审情况一览表, as it is printed. Blank where nothing was said. */
export interface ReviewTableRow {
  readonly number: number
  readonly reviewer: string
  readonly invitedOn: CalendarDate
  readonly dueDay: CalendarDate
  /** 同意, 原则同意, 不同意, 未答复. */
  readonly opinion: string
  readonly answeredOn: CalendarDate | null
  readonly by: string
  readonly comment: string
  /** Days on which it was reminded: 11-20、11-24. */
  readonly reminded: string
  readonly overruled: string
  /** Not answered after its due day. */
  readonly isLate: boolean
}

export const reviewTableHeadings: Readonly<Record<Exclude<keyof ReviewTableRow, 'isLate'>, string>> = {
  number: '序号',
  reviewer: '联审部门',
  invitedOn: '发出日期',
  dueDay: '应答复日期',
  opinion: '联审意见',
  answeredOn: '答复日期',
  by: '答复人',
  comment: '意见内容',
  reminded: '催办',
  overruled: '产业部门推进理由',
}

/** The lines of 联审 in the order of invitation; empty before it. */
export function reviewTable({ review }: Filing, today: CalendarDate): readonly ReviewTableRow[] {
  return (review?.lines ?? []).map(({ reviewer, invitedOn, dueDay, opinion, reminders, overruled }, index) => ({
    number: index + 1,
    reviewer: reviewerName(reviewer) ?? reviewer,
    invitedOn,
    dueDay,
    opinion: opinion?.opinion ?? '未答复',
    answeredOn: opinion?.day ?? null,
    by: opinion?.by ?? '',
    comment: opinion?.comment ?? '',
    reminded: reminders.map(({ day }) => day).join('、'),
    overruled: overruled?.reason ?? '',
    isLate: (opinion?.day ?? today) > dueDay,
  }))
}
