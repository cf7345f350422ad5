import type { FilingState } from '#core/filing/state.ts'

/** A column of the board: states that are worked on by the same people. */
export interface BoardColumn {
  readonly key: string
  readonly title: string
  readonly states: readonly FilingState[]
  /** Left out while it is empty. */
  readonly isRare?: true
}

export const boardColumns: readonly BoardColumn[] = [
  { key: 'draft', title: '草稿', states: ['draft'], isRare: true },
  { key: 'declared', title: '已申报、补正', states: ['submitted', 'returned'] },
  { key: 'accepted', title: '初审', states: ['accepted'] },
  { key: 'sheet', title: '信息表', states: ['sheet'] },
  { key: 'review', title: '联审', states: ['review'] },
  { key: 'reported', title: '报请认定', states: ['reported'] },
  { key: 'city', title: '报市审核', states: ['city-review'] },
  { key: 'tracking', title: '已认定、跟踪', states: ['tracking', 'suspended'] },
]

/** Nothing follows: counted below the board. */
export const endedStates: readonly FilingState[] = ['rejected', 'city-rejected', 'withdrawn', 'archived']

/** Cards of a column; the rest is in the list. */
export const cardLimit = 50
