import type { FirmShares, TenancyLinkBody } from '#core/api/tenancy.ts'
import type { ShareSum } from '#core/checks/share-sum.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'

export const sumLooks: Readonly<Record<ShareSum, readonly [look: string, word: string]>> = {
  whole: ['badge badge-ok', '合计 100%'],
  over: ['badge badge-err', '超过 100%'],
  short: ['badge badge-err', '不足 100%'],
  open: ['badge badge-warn', '不足，尚有未提交'],
}

/** 110.00%: as many decimals as the sum has, at least two. */
export function percent(value: number): string {
  const decimals = Math.max(2, String(value).split('.')[1]?.length ?? 0)
  return `${formatNumber(value, Math.min(4, decimals))}%`
}

export function nameOfTown(code: string | null): string {
  return code === null ? '未填街镇' : (townName(code) ?? code)
}

/** What 区专班 writes to the 街镇 a firm stands in, to be changed before it is sent. */
export function askingReason({ uscc, name, sum, holdings }: FirmShares): string {
  const towns = [...new Set(holdings.map(({ townCode }) => nameOfTown(townCode)))].join('、')
  return `${name ?? '企业'}（${uscc}）在${towns}的分摊比例合计 ${percent(sum)}，应为 100%。请有关街镇核对后更正。`
}

/** 用地主体, 出租, 转租（第 2 手） … */
export function depthWord({ depth, lessor, occupancy }: TenancyLinkBody): string {
  if (depth === 0) return '用地主体'
  if (lessor.kind === 'none') return occupancy ?? '未填'
  if (depth === null) return '未对上'
  return depth === 1 ? '承租' : `分租（第 ${depth} 手）`
}

/** 2023-04-01 – 2028-03-31 */
export function termText({ leaseStart, leaseEnd }: TenancyLinkBody): string {
  if (leaseStart === null && leaseEnd === null) return '—'
  return `${leaseStart ?? '未填'} – ${leaseEnd ?? '未填'}`
}
