import { seesEverything } from '#core/access/mask.ts'
import type { Overview } from '#core/api/parcels.ts'
import type { FindingCode } from '#core/error/finding.ts'
import { findingTitle } from '#core/message/message.zh.ts'
import { townName } from '#core/vocabulary/district.ts'
import { exact, quotientHalfUp } from '#core/vocabulary/exact.ts'
import { instantText } from '../clock.ts'
import { shownEvaluation } from '../db/evaluations.ts'
import type { TownTotalTable } from '../db/schema.ts'
import { topFindings, townTotals } from '../db/totals.ts'
import { shownOverview } from '../evaluation/view.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'

const shownFindings = 5

/** Where a year stands, by town, from the sums kept with every change; a 街镇 sees its own. */
export async function overview(service: Service, grant: Grant, query: { readonly cycle: string }): Promise<Overview> {
  const { actor, scope } = grant
  const { cycle } = query
  const district = service.district.code
  const town = scope.kind === 'town' ? scope.town : null
  const open = !seesEverything(actor)
  return service.database.read(async (db) => {
    const totals = await townTotals(db, district, cycle, town)
    const top = await topFindings(db, district, cycle, town, open, shownFindings)
    const evaluation = await shownEvaluation(db, district, cycle)
    const sum = (pick: (total: TownTotalTable) => number): number =>
      totals.reduce((result, total) => result + pick(total), 0)
    return {
      cycle,
      asOf: instantText(service.clock.now()),
      parcels: sum((total) => total.parcels),
      landArea: quotientHalfUp(exact(sum((total) => total.land_area_hundredths)), exact(100), 2),
      submitted: sum((total) => total.submitted + total.approved),
      parcelsWithErrors: sum((total) => (open ? total.open_with_errors : total.with_errors)),
      errors: sum((total) => (open ? total.open_errors : total.errors)),
      warnings: sum((total) => (open ? total.open_warnings : total.warnings)),
      firms: sum((total) => total.firms),
      towns: totals.map((total) => townProgress(total, open)),
      topFindings: top.map(({ code, level, found }) => ({ code, title: titleOf(code), level, count: found })),
      evaluation: evaluation === null ? null : shownOverview(evaluation, town),
    }
  })
}

/** Codes are for ever: one that is stored has its title. */
function titleOf(code: string): string {
  return findingTitle(code as FindingCode)
}

function townProgress(total: TownTotalTable, open: boolean): Overview['towns'][number] {
  const { town_code, parcels, draft, submitted, approved, not_started, required, filled } = total
  return {
    townCode: town_code,
    townName: townName(town_code) ?? '未填街镇',
    parcels,
    draft,
    submitted,
    approved,
    notStarted: not_started,
    completeness: required === 0 ? 0 : quotientHalfUp(exact(filled * 100), exact(required), 1),
    errors: open ? total.open_errors : total.errors,
    warnings: open ? total.open_warnings : total.warnings,
  }
}
