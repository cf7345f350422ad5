import type { DisposalDetail } from '#core/api/disposal-shapes.ts'
import { fieldEntries } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'

type Values = DisposalDetail['values']

/** A field that differs between two versions, both as printed. */
export interface VersionDifference {
  readonly key: string
  readonly label: string
  readonly before: string
  readonly after: string
}

/** What of a plan changed from one version to another, in the order of the form. */
export function versionDifferences(before: Values, after: Values): readonly VersionDifference[] {
  return fieldEntries(disposalPlanForm).flatMap(([key, field]) => {
    const [one, other] = [before[key] ?? null, after[key] ?? null]
    if (JSON.stringify(one) === JSON.stringify(other)) return []
    return [{ key, label: field.label, before: formatWithUnit(field, one), after: formatWithUnit(field, other) }]
  })
}
