import { type Problem, problem } from '../error/problem.ts'
import type { Standard } from '../scoring/standard.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { exampleChangle } from './example-changle.ts'
import { exampleChongzhou, exampleChongzhouSmall } from './example-chongzhou.ts'
import { exampleHuaian } from './example-huaian.ts'
import { exampleHuangyan, exampleHuangyanSmall } from './example-huangyan.ts'
import { exampleJingde } from './example-jingde.ts'
import { regExample20261 } from './reg-example-2026-1.ts'

/** Every standard that was ever shipped: a result names its standard and must be computable years later. */
export const standards: readonly Standard[] = [regExample20261]

/** Other places' published schemes as models for trying out: found by id, never in force anywhere. */
export const exampleFamilies: readonly Standard[] = [
  exampleHuaian,
  exampleJingde,
  exampleChongzhou,
  exampleChongzhouSmall,
  exampleHuangyan,
  exampleHuangyanSmall,
  exampleChangle,
]

export function standardById(id: string): Standard | null {
  const isIt = (standard: Standard): boolean => standard.id === id
  return standards.find(isIt) ?? exampleFamilies.find(isIt) ?? null
}

export function isInForce(standard: Standard, day: CalendarDate): boolean {
  return standard.since <= day && (standard.until === null || day < standard.until)
}

/**
 * The one standard in force in the district on the day of the evaluation (not of the figures): a Problem otherwise,
 * never last year's or another district's. Two in force at once are our defect and throw.
 */
export function standardFor(district: string, day: CalendarDate): Standard | Problem<'no-standard-in-force'> {
  const [first, second] = standards.filter((standard) => standard.district === district && isInForce(standard, day))
  if (first === undefined) return problem('no-standard-in-force', { district, day })
  if (second !== undefined) throw new Error(`two standards in force on ${day}: ${first.id}, ${second.id}`)
  return first
}
