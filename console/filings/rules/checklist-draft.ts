import type { ChecklistKind } from '#core/filing/checklist.ts'
import type { SentChecklist } from './checklist-card.tsx'

type Item = SentChecklist['items'][number]

/** A checklist as it is edited: a new item has its id already, so that it keeps its place. */
export interface ChecklistDraft {
  readonly version: string
  readonly standing: SentChecklist['standing']
  readonly since: string
  readonly note: string
  readonly items: readonly Item[]
}

export function draftOf({ version, standing, note, items }: SentChecklist, today: string): ChecklistDraft {
  return { version: nextVersion(version), standing, since: today, note, items }
}

/** 示例-2026.1 → 示例-2026.2 */
export function nextVersion(version: string): string {
  const match = /^(.*?)(\d+)$/.exec(version)
  return match === null ? `${version}.2` : `${match[1]}${Number(match[2]) + 1}`
}

/** The items with a blank one at the end of its list; answers name items by id, so an id is never used again. */
export function withItem(items: readonly Item[], kind: ChecklistKind): readonly Item[] {
  const used = new Set(items.map(({ id }) => id))
  let number = items.length + 1
  while (used.has(`item-${number}`)) number += 1
  const source: Item['source'] = { document: '沪经信规范〔2019〕4号', standing: 'document' }
  return [...items, { id: `item-${number}`, kind, text: '', source }]
}

/** What keeps the draft from being taken over, as sentences. */
export function draftFaults(draft: ChecklistDraft, present: string, reason: string): readonly string[] {
  const blank = draft.items.filter(({ text }) => text.trim() === '').length
  const isMissing = (kind: ChecklistKind): boolean => !draft.items.some((item) => item.kind === kind)
  return [
    ...(draft.version.trim() === '' ? ['没有填写版本。请填写。'] : []),
    ...(draft.version.trim() === present ? [`版本 ${present} 已在使用。请换一个版本号。`] : []),
    ...(blank > 0 ? [`有 ${blank} 条没有内容。请填写或移去。`] : []),
    ...(isMissing('positive') ? ['正面清单没有条目。请增加。'] : []),
    ...(isMissing('negative') ? ['负面清单没有条目。请增加。'] : []),
    ...([...reason.trim()].length < 2 ? ['没有填写理由。请填写。'] : []),
  ]
}
