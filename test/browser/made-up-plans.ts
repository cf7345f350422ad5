import type { Page } from 'playwright-core'
import type { DisposalSummary } from '#core/api/disposal-shapes.ts'
import { disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { towns } from '#core/vocabulary/district.ts'
import { type MadeUpMap, madeUpTown } from './made-up-map.ts'

type Own = Pick<DisposalSummary, 'id' | 'number' | 'parcelCode' | 'townCode' | 'path'> & Partial<DisposalSummary>

/** A plan in the list, of a parcel of which nothing else is told. */
export function madeUpPlan(own: Own): DisposalSummary {
  return {
    cycle: '2025',
    parcelName: null,
    landClass: null,
    landArea: null,
    ownerName: null,
    ownerIsSoe: null,
    decidedClass: 'D',
    state: 'draft',
    version: 1,
    revision: 1,
    planYear: 2027,
    disposalArea: 12_000,
    disposedArea: null,
    disposedOn: null,
    nextDue: null,
    isOverdue: false,
    errors: 0,
    warnings: 0,
    conflicts: 0,
    awaited: 0,
    invited: 0,
    changedAt: '2026-11-20T10:00:00.000+08:00',
    changedBy: '周涛',
    ...own,
  }
}

/** One plan a parcel of the made-up district, whose paths take turns; every sixth has none yet. */
function madeUpPlans(map: MadeUpMap): readonly DisposalSummary[] {
  return towns.flatMap((_, town) => {
    const { codes, names, landClasses, townCode } = madeUpTown(map, town)
    return codes.map((parcelCode, index) =>
      madeUpPlan({
        id: parcelCode,
        number: index + 1,
        parcelCode,
        parcelName: names[index] ?? null,
        townCode,
        landClass: landClasses[index] ?? null,
        landArea: 12_000,
        ownerName: '示例精密制造（上海）有限公司',
        ownerIsSoe: '否',
        path: disposalPaths[index % (disposalPaths.length + 1)] ?? null,
      }),
    )
  })
}

/** Answers the list of disposal plans with one for every parcel of the made-up district, page by page as the server does. */
export async function answerPlans(page: Page, map: MadeUpMap): Promise<void> {
  const plans = madeUpPlans(map)
  await page.route('**/api/v1/disposal-plans?*', (route) => {
    const { searchParams } = new URL(route.request().url())
    const start = Number(searchParams.get('cursor') ?? 0)
    const end = start + Number(searchParams.get('limit') ?? 50)
    const nextCursor = end < plans.length ? String(end) : null
    const counts = { total: plans.length, mine: 0, overdue: 0, conflicts: 0 }
    return route.fulfill({ json: { items: plans.slice(start, end), nextCursor, ...counts } })
  })
}
