import type { DisposalFigures, DisposalProgress } from '#core/api/disposal-progress-shapes.ts'
import { disposalPathNamed, disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { add, exact, roundHalfUp } from '#core/vocabulary/exact.ts'
import type { Grant } from '../actions/authorise.ts'
import { countsOfList, type ListCount } from '../class-lists/low-efficiency.ts'
import { todayInShanghai } from '../clock.ts'
import { type PlanFigures, planFigures } from '../db/disposal-list.ts'
import { yearlyPlans } from '../db/yearly-disposal-plans.ts'
import type { Service } from '../service.ts'
import { allPlans } from './list.ts'
import { stateOfPlan } from './stored.ts'
import { linesIn } from './yearly.ts'

export interface ProgressQuery {
  readonly cycle?: string | undefined
  readonly year?: number | undefined
}

/** What is planned and what was done, by 街镇, path and year, of what the reader may see. */
export async function readProgress(service: Service, grant: Grant, query: ProgressQuery): Promise<DisposalProgress> {
  const { cycle = null, year = null } = query
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const town = grant.scope.kind === 'town' ? grant.scope.town : null
  return service.database.read(async (db) => {
    const filter = { ...allPlans(service, grant), cycle }
    const all = await planFigures(db, filter)
    const plans = year === null ? all : all.filter((plan) => isOfYear(plan, year))
    const listed = await countsOfList(db, district, { towns: town === null ? null : [town] })
    const targets = (await yearlyPlans(db, district)).filter((each) => each.removed_at === null)
    const lines = targets.flatMap((target) =>
      linesIn(target).flatMap((line) =>
        town === null || line.townCode === town ? [{ ...line, year: target.year }] : [],
      ),
    )
    const towns = [...new Set([...listed.map(({ townCode }) => townCode), ...plans.map((plan) => plan.town_code)])]
    const paths = [...disposalPaths, null]
    const years = [
      ...new Set([
        ...all.flatMap((plan) => [yearPlanned(plan) ?? [], yearDone(plan) ?? []].flat()),
        ...lines.map((line) => line.year),
      ]),
    ]
    return {
      year,
      total: figuresOf(plans, listed, today),
      byTown: towns.toSorted(byCode).map((townCode) => ({
        townCode,
        ...figuresOf(
          plans.filter((plan) => plan.town_code === townCode),
          listed.filter((count) => count.townCode === townCode),
          today,
        ),
      })),
      byPath: paths.map((path) => ({
        path,
        ...figuresOf(
          plans.filter((plan) => disposalPathNamed(plan.approved_path ?? plan.path) === path),
          [],
          today,
        ),
      })),
      byYear: years
        .toSorted((one, other) => one - other)
        .map((each) => {
          const planned = all.filter((plan) => yearPlanned(plan) === each)
          const done = all.filter((plan) => yearDone(plan) === each)
          const target = lines.filter((line) => line.year === each)
          const counted = target.flatMap(({ parcels }) => (parcels === null ? [] : [parcels]))
          return {
            year: each,
            plannedArea: sumOf(planned.map((plan) => plan.approved_area)),
            plans: planned.length,
            disposedArea: sumOf(done.map((plan) => plan.disposed_area)),
            completed: done.length,
            targetArea: target.length === 0 ? null : sumOf(target.map(({ area }) => area)),
            targetParcels: counted.length === 0 ? null : counted.reduce((sum, count) => sum + count, 0),
          }
        }),
    }
  })
}

/** Of what was approved; a draft counts to no year yet. */
function yearPlanned({ approved_year: year, state }: PlanFigures): number | null {
  return state === 'ended' ? null : year
}

function yearDone({ state, disposed_on: day }: PlanFigures): number | null {
  return state === 'completed' && day !== null ? Number(day.slice(0, 4)) : null
}

function isOfYear(plan: PlanFigures, year: number): boolean {
  return (plan.approved_year ?? plan.plan_year) === year || yearDone(plan) === year
}

function byCode(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : 1
}

/** m², to 0.01. */
function sumOf(areas: readonly (number | null)[]): number {
  const sum = areas.reduce((total, area) => (area === null ? total : add(total, exact(area))), exact(0))
  return roundHalfUp(sum, 2)
}

function figuresOf(plans: readonly PlanFigures[], listed: readonly ListCount[], today: string): DisposalFigures {
  const done = plans.filter(({ state }) => state === 'completed')
  const standing = plans.filter(({ state }) => state !== 'ended')
  const late = standing.map((plan) => {
    const dues = JSON.parse(plan.dues) as readonly string[]
    return plan.is_open === 1 ? dues.filter((day) => day < today).length : 0
  })
  const byState: DisposalFigures['byState'] = {}
  for (const plan of plans) {
    const state = stateOfPlan(plan)
    byState[state] = (byState[state] ?? 0) + 1
  }
  return {
    listed: listed.reduce((sum, { parcels }) => sum + parcels, 0),
    plans: plans.length,
    byState,
    plannedArea: sumOf(standing.map((plan) => plan.approved_area)),
    disposedArea: sumOf(done.map((plan) => plan.disposed_area)),
    completed: done.length,
    overdueMilestones: late.reduce((sum, count) => sum + count, 0),
    overduePlans: late.filter((count) => count > 0).length,
  }
}
