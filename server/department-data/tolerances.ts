import type { ToleranceBody } from '#core/api/layer-differences.ts'
import { comparableFields } from '#core/department-data/layer-difference.ts'
import { fieldPlace, shippedTolerances, type Tolerances, toleranceKind } from '#core/department-data/tolerance.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { Grant } from '../actions/authorise.ts'
import { latestRule } from '../db/collection-rules.ts'
import type { CollectionRuleTable } from '../db/dispute-tables.ts'
import { markBeyond } from '../db/layer-differences.ts'
import type { Service } from '../service.ts'
import { saveCollectionRule } from './collection-rule.ts'

function bodyOf(rule: CollectionRuleTable | null): ToleranceBody {
  const { version = 0, reason = null, by_name: by = null, at = null } = rule ?? {}
  const { area, amount, fields } = rule === null ? shippedTolerances : (JSON.parse(rule.content) as Tolerances)
  return { version, tolerances: { area, amount, fields: { ...fields } }, reason, by, at }
}

export async function readTolerances({ database, district }: Service): Promise<ToleranceBody> {
  return database.read(async (db) => bodyOf(await latestRule(db, district.code, 'tolerance')))
}

/** Fields that have a tolerance: quantities, by form.field. */
const tolerated: ReadonlySet<string> = new Set(
  formIds.flatMap((form) =>
    [...comparableFields(formById(form))].flatMap(([key, field]) =>
      toleranceKind(field) === 'equal' ? [] : [fieldPlace(form, key)],
    ),
  ),
)

/**
 * A new version of the tolerances; what lies beyond them is marked anew in the same transaction. Throws ProblemError:
 * malformed-request for a field without a quantity, collection-rule-changed.
 */
export async function changeTolerances(
  service: Service,
  grant: Grant,
  {
    version,
    tolerances,
    reason,
  }: { readonly version: number; readonly tolerances: Tolerances; readonly reason: string },
): Promise<ToleranceBody> {
  const unknown = Object.keys(tolerances.fields).find((place) => !tolerated.has(place))
  if (unknown !== undefined) {
    const issues = [{ path: `tolerances.fields.${unknown}`, message: 'not a quantity of a form' }]
    throw new ProblemError(problem('malformed-request', { issues }))
  }
  const change = { kind: 'tolerance', version, content: tolerances, reason, action: 'tolerance-changed' } as const
  return service.database.write(async (db) => {
    const rule = await saveCollectionRule(db, service, grant, change)
    await markBeyond(db, service.district.code, tolerances)
    return bodyOf(rule)
  })
}
