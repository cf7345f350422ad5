import { townName } from '../vocabulary/district.ts'
import type { KindField } from './breakdown.ts'

/** In the order in which they are told. */
export const kindFieldNames: Readonly<Record<KindField, string>> = {
  townCode: '街镇/园区',
  industry: '行业大类',
  landClass: '用地类别',
  scale: '规模',
}

const unknownNames: Readonly<Record<KindField, string>> = {
  townCode: '未填街镇',
  industry: '行业不明',
  landClass: '未填类别',
  scale: '规模不明',
}

/** "新桥镇", "行业 35", "规上"; what cannot be told is said so. */
export function kindName(field: KindField, key: string | null): string {
  if (key === null) return unknownNames[field]
  if (field === 'townCode') return townName(key) ?? key
  return field === 'industry' ? `行业 ${key}` : key
}
