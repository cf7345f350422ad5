import { type FindingLevel, levelNames } from '#core/form/field-finding.ts'
import { levelOrder } from './severity.tsx'

/** A finding as it is shown: worded, placed, with the reason given for it. */
export interface FindingItem {
  /** Lasts as long as the finding: the same fault in the same cell keeps it. */
  readonly id: string
  readonly level: FindingLevel
  readonly code: string
  /** Empty when the row names no parcel. */
  readonly parcelCode: string
  /** Who or what the parcel is, for the group's heading. */
  readonly parcelName: string
  readonly fieldLabel: string
  /** 哪里: 占用建筑面积 合计 */
  readonly where: string
  /** Cell or rows: AD22, 第 21–23 行. */
  readonly place: string
  readonly why: string
  /** 怎么办, one act. */
  readonly what: string
  /** 依据 */
  readonly clause: string
  readonly reason: FindingReason | null
}

export interface FindingReason {
  readonly text: string
  readonly by: string
  /** As shown: 今天 14:20. */
  readonly at: string
}

export type FindingGrouping = 'parcel' | 'field' | 'level'

export const groupingNames: Readonly<Record<FindingGrouping, string>> = {
  parcel: '按地块',
  field: '按字段',
  level: '按级别',
}

export interface FindingGroup {
  readonly key: string
  readonly title: string
  readonly name: string
  /** The worst level in it. */
  readonly level: FindingLevel
  readonly items: readonly FindingItem[]
}

/** Findings over this number are shown through a window, their groups start folded and the worst groups stand first. */
export const manyFindings = 200

const rank: Readonly<Record<FindingLevel, number>> = { error: 0, warning: 1, info: 2 }

const keys: Readonly<Record<FindingGrouping, (item: FindingItem) => readonly [title: string, name: string]>> = {
  parcel: (item) => [item.parcelCode === '' ? '未填地块编码' : item.parcelCode, item.parcelName],
  field: (item) => [item.fieldLabel, ''],
  level: (item) => [levelNames[item.level], ''],
}

/** Groups in the order of the sheet (levels: worst first; many: worst groups first), findings worst first within each. */
export function groupFindings(items: readonly FindingItem[], grouping: FindingGrouping): readonly FindingGroup[] {
  const groups = new Map<string, { title: string; name: string; items: FindingItem[] }>()
  for (const item of items) {
    const [title, name] = keys[grouping](item)
    const group = groups.get(title)
    if (group === undefined) groups.set(title, { title, name, items: [item] })
    else group.items.push(item)
  }
  const list = [...groups.values()].map(({ title, name, items: members }) => {
    members.sort((a, b) => rank[a.level] - rank[b.level])
    return { key: title, title, name, level: members[0]?.level ?? 'info', items: members }
  })
  const worstFirst = grouping === 'level' || items.length > manyFindings
  return worstFirst ? list.sort((a, b) => rank[a.level] - rank[b.level]) : list
}

export type LevelCounts = Readonly<Record<FindingLevel, number>>

/** How many of each level still wait: a warning with a reason does not. */
export function levelCounts(items: Iterable<FindingItem>): LevelCounts {
  const counts: Record<FindingLevel, number> = { error: 0, warning: 0, info: 0 }
  for (const item of items) if (item.reason === null) counts[item.level] += 1
  return counts
}

/** 18 项须改正，43 项须说明; 没有发现 */
export function countsInWords(counts: LevelCounts): string {
  const parts = levelOrder
    .filter((level) => counts[level] > 0)
    .map((level) => `${counts[level]} 项${levelNames[level]}`)
  return parts.length === 0 ? '没有发现' : parts.join('，')
}

/** Part of code, parcel, name or any of the words, in any case; blank matches all. */
export function matchesSearch(item: FindingItem, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return true
  const texts = [item.parcelCode, item.parcelName, item.fieldLabel, item.where, item.place, item.code, item.why]
  return texts.some((text) => text.toLowerCase().includes(wanted))
}
