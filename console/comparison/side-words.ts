import type { ComparisonBody } from '#core/api/comparison.ts'
import { instantText } from '#ui/instant.ts'

type Side = ComparisonBody['from']

/** "评估 #12", "REG-示例-2026.1" */
export function sideName({ kind, id }: Pick<Side, 'kind' | 'id'>): string {
  return kind === 'evaluation' ? `评估 #${id}` : id
}

/** What the side is, in a line. */
export function sideLine({ kind, cycle, standard, label, at }: Side, today: string): string {
  const named = `标准 ${standard}${label === '示例' ? '（示例标准，非官方）' : ''}`
  if (kind === 'standard') return `${cycle}年度现有数据试算，${named}`
  return `${cycle}年度，${at === null ? '' : `${instantText(at, today)}，`}${named}`
}
