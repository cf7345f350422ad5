import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { Citation } from '../vocabulary/citation.ts'

export type ChecklistKind = 'positive' | 'negative'

export const checklistKindNames: Readonly<Record<ChecklistKind, string>> = {
  positive: '正面清单',
  negative: '负面清单',
}

export interface ChecklistItem {
  /** Kept from version to version: answers name it. */
  readonly id: string
  readonly kind: ChecklistKind
  readonly text: string
  readonly source: Citation
}

/** One version of 正面和负面清单 as a district keeps it. A version in use is never edited: a change is a new version. */
export interface Checklist {
  readonly version: string
  readonly title: string
  /** 示例 until a district has entered the text of the lists: their contents are not public. */
  readonly standing: 'example' | 'decided'
  readonly since: CalendarDate
  readonly note: string
  readonly items: readonly ChecklistItem[]
}

/** Whether the project meets the item: a met negative item is a hit and bars the project. */
export type ChecklistAnswerValue = 'met' | 'not-met' | 'not-applicable'

export const checklistAnswerNames: Readonly<Record<ChecklistAnswerValue, string>> = {
  met: '符合',
  'not-met': '不符合',
  'not-applicable': '不适用',
}

export interface ChecklistAnswer {
  readonly item: string
  readonly answer: ChecklistAnswerValue
  readonly note: string | null
}

export interface ChecklistOutcome {
  /** Items nobody answered. */
  readonly open: readonly ChecklistItem[]
  /** Negative items that are met. */
  readonly hits: readonly ChecklistItem[]
  /** Positive items that are met. */
  readonly met: readonly ChecklistItem[]
}

/** What the answers come to; answers to items of another version count for nothing. */
export function checklistOutcome({ items }: Checklist, answers: readonly ChecklistAnswer[]): ChecklistOutcome {
  const given = new Map(answers.map(({ item, answer }) => [item, answer]))
  const met = items.filter(({ id }) => given.get(id) === 'met')
  return {
    open: items.filter(({ id }) => !given.has(id)),
    hits: met.filter(({ kind }) => kind === 'negative'),
    met: met.filter(({ kind }) => kind === 'positive'),
  }
}
