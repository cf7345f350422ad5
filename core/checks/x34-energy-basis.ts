import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { onFirm, type Rule } from './rule.ts'

/** Energy is counted on the standard's basis and, where that is not known, on one basis for the whole parcel. */
export const energyBasisAgrees: Rule<'X34'> = {
  id: 'X34',
  title: '能耗口径不一致',
  levels: ['warning'],
  clause: proposed('能耗口径与标准一致'),
  parcel(subject, context) {
    const findings: Finding<'X34'>[] = []
    const against = context.energyBasis === null ? 'other-firms' : 'standard'
    let expected = context.energyBasis
    for (const firm of subject.firms) {
      const found = firm.values.energyBasis
      if (found === undefined) continue
      expected ??= found
      if (found === expected) continue
      findings.push(onFirm('X34', 'warning', firm, subject, ['energyBasis'], { found, expected, against }))
    }
    return findings
  },
}
