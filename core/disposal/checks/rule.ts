import type { FindingLevel } from '../../form/field-finding.ts'
import type { DisposalPlanKey, DisposalPlanValues } from '../../forms/disposal-plan.ts'
import type { CalendarDate } from '../../vocabulary/calendar-date.ts'
import type { Citation } from '../../vocabulary/citation.ts'

/** Ids of the checks across the fields of a disposal plan. For ever. */
export const disposalCheckIds = [
  'DP01',
  'DP02',
  'DP03',
  'DP04',
  'DP05',
  'DP06',
  'DP07',
  'DP08',
  'DP09',
  'DP10',
  'DP11',
  'DP12',
] as const
export type DisposalCheckId = (typeof disposalCheckIds)[number]

/** What one check found, already in words: why and what to do, in Chinese. */
export interface DisposalFault {
  readonly level: FindingLevel
  /** The first is the field it stands at; the others are concerned. */
  readonly fields: readonly [DisposalPlanKey, ...DisposalPlanKey[]]
  readonly why: string
  readonly what: string
}

export interface DisposalCheckContext {
  /** The day of checking. */
  readonly today: CalendarDate
}

/** A check across the fields of a plan, silent where what it compares is blank. */
export interface DisposalRule {
  readonly id: DisposalCheckId
  readonly title: string
  readonly levels: readonly FindingLevel[]
  readonly clause: Citation
  readonly judge: (values: DisposalPlanValues, context: DisposalCheckContext) => readonly DisposalFault[]
}

export const silent: readonly DisposalFault[] = []
