import { randomUUID } from 'node:crypto'
import type { YearlyDisposalBody, YearlyDisposalPlan } from '#core/api/disposal-progress-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { YearlyDisposalPlanTable } from '../db/disposal-tables.ts'
import { insertYearlyPlan, removeYearlyPlan, yearlyPlans } from '../db/yearly-disposal-plans.ts'
import type { Service } from '../service.ts'

export function linesIn({ lines }: Pick<YearlyDisposalPlanTable, 'lines'>): YearlyDisposalPlan['lines'] {
  return JSON.parse(lines) as YearlyDisposalPlan['lines']
}

function bodyOf(plan: YearlyDisposalPlanTable): YearlyDisposalPlan {
  const { id, year, source, by_name: by, at, removed_by, removed_at, removed_reason } = plan
  const removed = removed_at === null ? null : { by: removed_by ?? '', at: removed_at, reason: removed_reason ?? '' }
  const origin = plan.origin === 'imported' ? 'imported' : 'own'
  return { id, year, origin, source, lines: linesIn(plan), by, at, removed }
}

/** A 街镇 sees the lines of its own. */
export async function listYearlyPlans(
  { database, district }: Service,
  { scope }: Grant,
  year: number | undefined,
): Promise<{ readonly items: YearlyDisposalPlan[] }> {
  const plans = await database.read((db) => yearlyPlans(db, district.code, year ?? null))
  const bodies = plans.map(bodyOf)
  if (scope.kind !== 'town') return { items: bodies }
  const own = bodies.map((body) => ({ ...body, lines: body.lines.filter((line) => line.townCode === scope.town) }))
  return { items: own.filter(({ lines }) => lines.length > 0) }
}

export async function addYearlyPlan(
  service: Service,
  { actor: { username, name, role } }: Grant,
  { year, origin, source, lines }: YearlyDisposalBody,
): Promise<YearlyDisposalPlan> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  const plan: YearlyDisposalPlanTable = {
    district,
    id: randomUUID(),
    year,
    origin,
    source,
    lines: JSON.stringify(lines),
    username,
    by_name: name,
    at,
    removed_by: null,
    removed_at: null,
    removed_reason: null,
  }
  return service.database.write(async (db) => {
    await insertYearlyPlan(db, plan)
    const details = { year, origin, source, lines: lines.length }
    const entry = { district, at, username, role, object: plan.id, details } as const
    await service.audit.append(db, { ...entry, action: 'disposal-yearly-added' })
    return bodyOf(plan)
  })
}

/** Counts no more; what it said stays on record. Throws ProblemError not-found (also when it was removed already). */
export async function endYearlyPlan(
  service: Service,
  { actor: { username, name, role } }: Grant,
  id: string,
  reason: string,
): Promise<YearlyDisposalPlan> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'disposal')
    const plan = (await yearlyPlans(db, district)).find((each) => each.id === id && each.removed_at === null)
    if (plan === undefined) throw new ProblemError(problem('not-found', { what: '这份年度处置计划' }))
    const removal = { removed_by: name, removed_at: at, removed_reason: reason }
    await removeYearlyPlan(db, district, id, removal)
    const entry = { district, at, username, role, object: id, details: { reason, year: plan.year } } as const
    await service.audit.append(db, { ...entry, action: 'disposal-yearly-removed' })
    return bodyOf({ ...plan, ...removal })
  })
}
