import type { StandardVersionBody } from '#core/api/standards.ts'
import type { StandardLabel } from '#core/scoring/standard.ts'
import type { StandardState } from '#core/standard-book/state.ts'

export const stateLooks: Readonly<Record<StandardState, string>> = {
  draft: 'badge-dash',
  tried: 'badge-info',
  submitted: 'badge-warn',
  approved: 'badge-info',
  published: 'badge-ok',
  superseded: '',
  cancelled: '',
  model: '',
}

/** 示例标准，非官方; 试行; 正式 */
export function labelWords(label: StandardLabel): string {
  return label === '示例' ? '示例标准，非官方' : label
}

export const labelLooks: Readonly<Record<StandardLabel, string>> = {
  示例: 'badge-warn',
  试行: 'badge-info',
  正式: 'badge-ok',
}

/** The versions that were published and not taken back, as they are in force one after the other. */
export function publishedOf(items: readonly StandardVersionBody[]): readonly StandardVersionBody[] {
  return items.filter(({ state }) => state === 'published' || state === 'superseded')
}

/** The one that a version published from the day takes the place of; null for the first. */
export function replacedBy(
  items: readonly StandardVersionBody[],
  id: string,
  since: string,
): StandardVersionBody | null {
  const others = publishedOf(items).filter((version) => version.id !== id && version.since < since)
  return others.toSorted((one, other) => (one.since < other.since ? 1 : -1))[0] ?? null
}
