import type { SurveyTask } from '#core/api/surveys.ts'
import { boundaryOf, type Fix, metresToBoundary } from '#core/survey/place.ts'

export interface TaskFilter {
  readonly text: string
  readonly only: 'all' | 'unsurveyed' | 'draft'
  /** Parcels with a draft on this phone. */
  readonly begun: ReadonlySet<string>
  /** Sorts by distance; null by code. */
  readonly from: Fix | null
}

export interface ListedTask {
  readonly task: SurveyTask
  /** To the boundary; null where the place or the boundary is not known. */
  readonly metres: number | null
}

/** Tasks as they are listed: those without a boundary last where they are sorted by distance. */
export function listedTasks(tasks: readonly SurveyTask[], { text, only, begun, from }: TaskFilter): ListedTask[] {
  const words = text.trim().toLowerCase()
  const chosen = tasks.filter((task) => {
    if (only === 'unsurveyed' && task.surveys > 0) return false
    if (only === 'draft' && !begun.has(task.parcelCode)) return false
    return words === '' || searched(task).includes(words)
  })
  const listed = chosen.map((task): ListedTask => ({ task, metres: from === null ? null : metresTo(task, from) }))
  return listed.sort((a, b) => distanceOf(a) - distanceOf(b) || compareCodes(a.task, b.task))
}

function searched({ parcelCode, parcelName, ownerName }: SurveyTask): string {
  return `${parcelCode} ${parcelName ?? ''} ${ownerName ?? ''}`.toLowerCase()
}

function metresTo({ boundary }: SurveyTask, from: Fix): number | null {
  return boundary === null ? null : metresToBoundary(from, boundaryOf(boundary))
}

function distanceOf({ metres }: ListedTask): number {
  return metres ?? Number.MAX_VALUE
}

function compareCodes(a: SurveyTask, b: SurveyTask): number {
  return a.parcelCode < b.parcelCode ? -1 : 1
}

/** 120 米, 1.2 公里. */
export function distanceText(metres: number): string {
  if (metres === 0) return '在地块内'
  return metres < 1000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`
}
