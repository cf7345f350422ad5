import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** What a check may know beside the rows. Time comes in as an argument; core never reads a clock. */
export interface CheckContext {
  /** The day of checking, Asia/Shanghai: used by X24 and "current" year only. */
  readonly today: CalendarDate
  /** 'district' = every row of the year is at hand (server, whole-file scoring); 'town' = one 街镇's or firm's rows. */
  readonly scope: 'town' | 'district'
  /** Fields marked "at 街镇 step" are missing only from that step on. */
  readonly step: 'fill' | 'town'
  /** Basis of the standard in force, for X34; null when unknown. */
  readonly energyBasis: '当量值' | '等价值' | null
  /** Credit codes with rows elsewhere that are not yet submitted (X30 in the district). */
  readonly unsubmitted?: ReadonlySet<string>
  /** Credit code → the firm's shares on parcels that are not among the subjects (X30 on part of the district). */
  readonly sharesElsewhere?: ReadonlyMap<string, SharesElsewhere>
  /** parcelCode → 街镇 that submitted it, where more than one did (X31, server only). */
  readonly submittedBy?: ReadonlyMap<string, readonly string[]>
}

/** A firm's rows on other parcels of the cycle: the sum of their shares in per cent (blank = 100). */
export interface SharesElsewhere {
  readonly percent: number
  readonly parcels: number
  /** Codes of the 街镇 those parcels belong to. */
  readonly towns: readonly string[]
}
