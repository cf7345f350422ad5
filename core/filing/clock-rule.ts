import { type Citation, clause9, proposed } from '../vocabulary/citation.ts'

/** How the working days of a decision are counted; a district may set it otherwise. */
export interface ClockRule {
  /** 原则上不超过 10 个工作日. */
  readonly limitDays: number
  /** The day of 受理 is day 0, or already day 1 when it is a working day. */
  readonly start: 'next-working-day' | 'same-day'
  /** Days used at which the filing is shown as near, and as nearest. */
  readonly warnAt: readonly [near: number, nearest: number]
  /** Internal target of 联审. */
  readonly reviewTargetDays: number
}

export const defaultClockRule: ClockRule = {
  limitDays: 10,
  start: 'next-working-day',
  warnAt: [7, 9],
  reviewTargetDays: 5,
}

export const clockClauses: Readonly<Record<keyof ClockRule, Citation>> = {
  limitDays: clause9('一.2', '原则上'),
  start: proposed('参照民法典第二百零一条，开始之日不计'),
  warnAt: proposed(),
  reviewTargetDays: proposed(),
}
