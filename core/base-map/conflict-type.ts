/**
 * What a person decides about an import. `match`, `duplicate`: nothing is proposed and nothing done until decided.
 * `field`, `by-hand`, `missing`: the proposal holds unless decided otherwise.
 */
export const conflictTypes = ['field', 'match', 'duplicate', 'by-hand', 'missing'] as const
export type ConflictType = (typeof conflictTypes)[number]

export const conflictTypeNames: Readonly<Record<ConflictType, string>> = {
  field: '来源之间数值不同',
  match: '对应哪一宗地块不明确',
  duplicate: '同一地块出现多条记录',
  'by-hand': '已由人工改过',
  missing: '新文件中没有的地块',
}

/** Without a decision their records are left out of the application. */
export const mustDecide: ReadonlySet<ConflictType> = new Set(['match', 'duplicate'])
