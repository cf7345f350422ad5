import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/**
 * How far a version of the district's standard has come. Codes are for ever. `model` is a shipped scheme: read, tried and
 * taken as a base, never in force.
 */
export const standardStates = [
  'draft',
  'tried',
  'submitted',
  'approved',
  'published',
  'superseded',
  'cancelled',
  'model',
] as const
export type StandardState = (typeof standardStates)[number]

export const standardStateNames: Readonly<Record<StandardState, string>> = {
  draft: '草稿',
  tried: '已试评',
  submitted: '待批准',
  approved: '已批准',
  published: '已发布',
  superseded: '已停用',
  cancelled: '已取消发布',
  model: '参考范本',
}

/** What is written down of a version; the rest of its state follows from the day and from what was evaluated with it. */
export const storedStates = ['draft', 'submitted', 'approved', 'published', 'cancelled'] as const
export type StoredState = (typeof storedStates)[number]

export function storedStateNamed(text: string): StoredState | null {
  return storedStates.find((state) => state === text) ?? null
}

/**
 * @param until the day from which a published version is no longer in force, null for none
 * @param isTried an evaluation of the very content that stands in the draft is done
 */
export function stateOn(
  stored: StoredState,
  until: CalendarDate | null,
  isTried: boolean,
  day: CalendarDate,
): StandardState {
  if (stored === 'draft') return isTried ? 'tried' : 'draft'
  if (stored === 'published') return until !== null && until <= day ? 'superseded' : 'published'
  return stored
}

/** States in which everyone reads a version; before them it is the affair of 专班 and auditor. */
export const publicStates: readonly StandardState[] = ['published', 'superseded', 'model']

/** States in which the content may still change. */
export function isDraft(state: StandardState): boolean {
  return state === 'draft' || state === 'tried'
}
