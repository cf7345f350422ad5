import type { ParcelClass } from '../vocabulary/class.ts'
import { boundedClass } from './precedence.ts'
import { classByLines } from './rank.ts'
import type { ParcelResult } from './result.ts'
import type { FiredRule } from './rules.ts'
import type { Standard } from './standard.ts'

/** Lowest total of each class, as published last time; null where nobody reached the class. */
export type ScoreLines = Readonly<Record<'A' | 'B' | 'C', number | null>>

export interface Estimate {
  /** 预估类别; null for a parcel that is 待补正 or 暂不评价. */
  readonly class: ParcelClass | null
  /** By score line alone, before floors and caps; null when no line was asked. */
  readonly byLines: ParcelClass | null
  /** Rule that decided or changed the class last. */
  readonly deciding: string | null
}

/** What is known of a fired rule from a result. */
export function firedIn({ rules }: Standard, result: ParcelResult): readonly FiredRule[] {
  return result.ruleResults.flatMap(({ id, evidence, confirmed }) => {
    const rule = rules.find((candidate) => candidate.id === id)
    return rule === undefined ? [] : [{ rule, evidence, confirmed }]
  })
}

/**
 * 预估类别 of one parcel without its group, against score lines: last time's cut-offs of its group, or the lines of
 * the standard. Direct judgement and exemption are as final here as anywhere.
 */
export function estimateClass(
  result: ParcelResult,
  standard: Standard,
  lines: ScoreLines = standard.classes.smallGroup.lines,
): Estimate {
  if (result.how !== 'ranked' || result.total === null) {
    const deciding = result.ruleResults.find((rule) => rule.deciding)?.id ?? null
    return { class: result.class, byLines: null, deciding }
  }
  const byLines = classByLines(result.total, lines)
  return { ...boundedClass(byLines, firedIn(standard, result)), byLines }
}
