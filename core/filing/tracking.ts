import { compare, exact } from '../vocabulary/exact.ts'
import type { Figures } from './declaration.ts'
import type { Filing } from './filing.ts'
import { type Milestone, milestoneInfo, milestones, type TrackingStage } from './milestone.ts'

/** The stage 9号 names that a project in tracking is in. */
export function trackingStageOf(filing: Pick<Filing, 'milestones'>): TrackingStage {
  const reached = filing.milestones.map(({ milestone }) => milestone)
  const newest = milestones.filter((each) => reached.includes(each)).at(-1)
  return newest === undefined ? '认定' : milestoneInfo[newest].stage
}

/** A milestone in its order, with its day when it was reached. */
export interface MilestoneLine {
  readonly milestone: Milestone
  readonly on: string | null
}

export function milestoneLines(filing: Filing): readonly MilestoneLine[] {
  return milestones.map((milestone) => ({
    milestone,
    on: filing.milestones.find((each) => each.milestone === milestone)?.on ?? null,
  }))
}

export const figureLabels: Readonly<Record<keyof Figures, string>> = {
  investment: '总投资（万元）',
  output: '产值（万元）',
  tax: '税收（万元）',
  landArea: '土地面积（m²）',
  floorArea: '建筑面积（m²）',
  floorAreaRatio: '容积率',
  landUse: '用途',
}

/** Whether the actual figure keeps the promise: 不低于 for amounts, the same or less for land and ratio, the same use. */
export type Kept = 'kept' | 'short' | 'unknown'

const kinds: Readonly<Record<keyof Figures, 'at-least' | 'at-most' | 'same'>> = {
  investment: 'at-least',
  output: 'at-least',
  tax: 'at-least',
  landArea: 'at-most',
  floorArea: 'at-most',
  floorAreaRatio: 'at-most',
  landUse: 'same',
}

export interface PromiseLine {
  readonly key: keyof Figures
  readonly label: string
  readonly promised: number | string | null
  readonly actual: number | string | null
  readonly kept: Kept
}

/** Promised against the actual figures of one year; without that year's figures, of the latest reported. */
export function promiseLines(
  { declaration, actuals }: Pick<Filing, 'declaration' | 'actuals'>,
  year?: number,
): readonly PromiseLine[] {
  const promised = declaration?.facts.promised
  const reported = (year === undefined ? actuals : actuals.filter((each) => each.year === year)).at(-1)?.figures
  return (Object.keys(kinds) as (keyof Figures)[]).map((key) => {
    const [wanted, found] = [promised?.[key] ?? null, reported?.[key] ?? null]
    return { key, label: figureLabels[key], promised: wanted, actual: found, kept: keptOf(key, wanted, found) }
  })
}

function keptOf(key: keyof Figures, wanted: number | string | null, found: number | string | null): Kept {
  if (wanted === null || found === null) return 'unknown'
  if (typeof wanted === 'string' || typeof found === 'string') return wanted === found ? 'kept' : 'short'
  const difference = compare(exact(found), exact(wanted))
  return (kinds[key] === 'at-least' ? difference >= 0 : difference <= 0) ? 'kept' : 'short'
}
