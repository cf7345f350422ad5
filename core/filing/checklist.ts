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

/** One answer, with the item as it read when it was answered: a later version does not change what was judged. */
export interface ChecklistAnswer {
  readonly item: string
  readonly kind: ChecklistKind
  readonly text: string
  readonly answer: ChecklistAnswerValue
  readonly note: string | null
}

/** What a person gave: the item by its id. */
export type GivenAnswer = Pick<ChecklistAnswer, 'item' | 'answer' | 'note'>

/** The answers with the items' kind and text; those to items the version does not have are left out. */
export function answersTo({ items }: Checklist, given: readonly GivenAnswer[]): readonly ChecklistAnswer[] {
  return given.flatMap(({ item, answer, note }) => {
    const asked = items.find(({ id }) => id === item)
    return asked === undefined ? [] : [{ item, kind: asked.kind, text: asked.text, answer, note }]
  })
}

/** Items nobody answered as they read. */
export function openItems({ items }: Checklist, answers: readonly ChecklistAnswer[]): readonly ChecklistItem[] {
  return items.filter(
    ({ id, kind, text }) => !answers.some((each) => each.item === id && each.kind === kind && each.text === text),
  )
}

/** Met items of one list: a met negative item is a hit. */
export function metItems(answers: readonly ChecklistAnswer[], kind: ChecklistKind): readonly ChecklistAnswer[] {
  return answers.filter((each) => each.kind === kind && each.answer === 'met')
}
