import type { LetterSummary, LetterTemplateVersion } from '#core/api/letter-shapes.ts'
import { deliveryWayNames } from '#core/letter/delivery.ts'
import { instantInTable } from '#ui/instant.ts'

/** 2026-12-01 直接送达; the last day for it while it is not on record. */
export function deliveryText({ state, deliveredOn, deliveredHow, deliverBy }: LetterSummary): string {
  if (deliveredOn !== null) return `${deliveredOn} ${deliveredHow === null ? '' : deliveryWayNames[deliveredHow]}`
  if (state === 'voided' || deliverBy === null) return ''
  return `应于 ${deliverBy} 前`
}

/** 示例, or 第 3 版. */
export function versionText(version: number): string {
  return version === 0 ? '示例模板' : `模板第 ${version} 版`
}

/** Why a version was made, by whom, and from when it is used. */
export function whoText({ note, by, at, effectiveFrom }: LetterTemplateVersion): string {
  if (by === null || at === null) return note
  return `${note}（${by} ${instantInTable(at)} 发布，${effectiveFrom ?? ''} 起用）`
}
