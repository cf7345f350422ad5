import type { CalendarDate } from './calendar-date.ts'
import { notice9, notice123 } from './citation.ts'

/** What a document does to an earlier one: it takes its place, or moves the end of its validity (null: no end named). */
export type PolicySuccession =
  | { readonly how: 'replaces'; readonly document: string }
  | { readonly how: 'extends'; readonly document: string; readonly until: CalendarDate | null }

export const successionNames: Readonly<Record<PolicySuccession['how'], string>> = {
  replaces: '替代',
  extends: '延长有效期',
}

/** A policy document as the register holds it. */
export interface PolicyDocument {
  /** 文号, by which it is told apart. */
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: CalendarDate | null
  readonly effectiveFrom: CalendarDate
  /** Last day in force; null where the document names none. */
  readonly effectiveTo: CalendarDate | null
  readonly succession: PolicySuccession | null
  readonly note: string
  /** Where its text was seen: address, gazette or file. */
  readonly source: string
  /** Entered by mistake: stays in the register and counts for nothing. */
  readonly isVoid: boolean
}

const plain = { succession: null, isVoid: false } as const

export const notice9Policy: PolicyDocument = {
  ...plain,
  number: notice9,
  title: '规划产业区块外优质项目认定工作指引',
  issuer: '市经济信息化委、市发展改革委、市科委、市规划资源局、市生态环境局',
  issuedOn: '2020-10-23',
  effectiveFrom: '2020-10-26',
  effectiveTo: '2025-10-25',
  note: '印发通知写明自2020年10月26日起施行，有效期至2025年10月25日。',
  source: '印发通知正文',
}

export const notice123Policy: PolicyDocument = {
  ...plain,
  number: notice123,
  title: '松江区产业用地综合绩效评估和分类处置行动工作方案',
  issuer: '区规划资源局、区经委、区国资委',
  issuedOn: '2023-11-24',
  effectiveFrom: '2023-11-24',
  effectiveTo: null,
  note: '印发通知没有写明有效期。',
  source: '印发通知正文',
}

/** The register as shipped; a district enters extensions and successors. */
export const shippedPolicies: readonly PolicyDocument[] = [notice9Policy, notice123Policy]
