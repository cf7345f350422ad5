import type { CalendarDate } from './calendar-date.ts'
import { notice9, notice123 } from './citation.ts'

/** A policy document the product follows, with the days it is in force. */
export interface PolicyDocument {
  readonly number: string
  readonly title: string
  readonly effectiveFrom: CalendarDate
  /** Last day in force; null where the document names none. */
  readonly effectiveTo: CalendarDate | null
  /** 文号 of the document that took its place, as far as entered; null while unknown. */
  readonly successor: string | null
}

export const notice9Policy: PolicyDocument = {
  number: notice9,
  title: '规划产业区块外优质项目认定工作指引',
  effectiveFrom: '2020-10-26',
  effectiveTo: '2025-10-25',
  successor: null,
}

export const notice123Policy: PolicyDocument = {
  number: notice123,
  title: '松江区产业用地综合绩效评估和分类处置行动工作方案',
  effectiveFrom: '2023-11-24',
  effectiveTo: null,
  successor: null,
}

/** The register as shipped; a district enters successions. */
export const shippedPolicies: readonly PolicyDocument[] = [notice9Policy, notice123Policy]

export function isInForceOn({ effectiveFrom, effectiveTo }: PolicyDocument, day: CalendarDate): boolean {
  return effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo)
}

/** What to show beside what is done under the document on that day; null while it is in force. Never a reason to refuse. */
export function policyNotice(policy: PolicyDocument, day: CalendarDate): string | null {
  if (isInForceOn(policy, day)) return null
  if (day < policy.effectiveFrom) return `${policy.number}自 ${policy.effectiveFrom} 起施行。`
  if (policy.successor !== null) return `${policy.number}有效期已届满，现行文件为${policy.successor}。`
  return `${policy.number}有效期已届满（至 ${policy.effectiveTo}），请确认是否有延续或替代文件。`
}
