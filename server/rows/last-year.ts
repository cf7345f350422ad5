import { sumOf } from '#core/checks/figure.ts'
import type { LastYear } from '#core/checks/subject.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'

/** What the checks of a year need of the year before: the parcel's tax by the firms' shares, and each firm's own figures. */
export function lastYearOf(firms: readonly EnterpriseValues[]): LastYear {
  const taxes: number[][] = []
  const byFirm = new Map<string, { taxPaid?: number; grossOutput?: number }>()
  for (const { uscc, taxPaid, grossOutput, parcelShare } of firms) {
    // Shares are per cent: a hundredth of the product, exactly.
    if (taxPaid !== undefined) taxes.push([taxPaid, parcelShare ?? 100, 0.01])
    if (uscc === undefined) continue
    byFirm.set(uscc, {
      ...(taxPaid === undefined ? {} : { taxPaid }),
      ...(grossOutput === undefined ? {} : { grossOutput }),
    })
  }
  return { taxPaid: taxes.length === 0 ? null : sumOf(taxes), firms: byFirm }
}
