import type { FindingLevel } from '../../form/field-finding.ts'
import type { ZeroIncrementValues } from '../../forms/zero-increment-application.ts'
import type { CalendarDate } from '../../vocabulary/calendar-date.ts'
import type { Citation } from '../../vocabulary/citation.ts'

/** Keys of the 申请表. */
export type ApplicationKey = keyof ZeroIncrementValues & string

/** Ids of the checks across the fields of the 申请表, beside X01 … X34 of the assessment. For ever. */
export const applicationCheckIds = ['Z01', 'Z02', 'Z03', 'Z04', 'Z05', 'Z06', 'Z07', 'Z08', 'Z09', 'Z10'] as const
export type ApplicationCheckId = (typeof applicationCheckIds)[number]

/** What one check found, already in words: why and what to do, in Chinese. */
export interface Fault {
  readonly level: FindingLevel
  /** The first is the field it stands at; the others are concerned. */
  readonly fields: readonly [ApplicationKey, ...ApplicationKey[]]
  readonly why: string
  readonly what: string
}

export interface ApplicationContext {
  /** The day of checking. */
  readonly today: CalendarDate
}

/** A check across the fields of the 申请表, silent where what it compares is blank. */
export interface ApplicationRule {
  readonly id: ApplicationCheckId
  readonly title: string
  readonly levels: readonly FindingLevel[]
  readonly clause: Citation
  readonly judge: (values: ZeroIncrementValues, context: ApplicationContext) => readonly Fault[]
}

export const silent: readonly Fault[] = []
