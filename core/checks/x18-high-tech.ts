import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { fallsBelow } from './compare.ts'
import { percentage } from './figure.ts'
import { none, onFirm, type Rule } from './rule.ts'
import { yearEndOf } from './year-end.ts'

/** A 高新技术企业 spends at least 3 % of revenue on research, and its certificate lasts to the end of the assessment year. */
export const highTech: Rule<'X18'> = {
  id: 'X18',
  title: '高新技术企业研发占比或证书有效期',
  levels: ['warning'],
  clause: proposed('高新认定研发占比按规模3%–5%，取下限3%'),
  firm(firm, subject) {
    const { highTech: isHighTech, highTechUntil, rdExpense, revenue } = firm.values
    if (isHighTech !== true) return none
    const findings: Finding<'X18'>[] = []
    if (rdExpense !== undefined && revenue !== undefined && revenue > 0 && fallsBelow(rdExpense, revenue, 0.03)) {
      const details = { fault: 'intensity', rdExpense, revenue, percent: percentage(rdExpense, revenue, 3) } as const
      findings.push(onFirm('X18', 'warning', firm, subject, ['rdExpense', 'revenue', 'highTech'], details))
    }
    const end = yearEndOf(subject)
    if (highTechUntil !== undefined && end !== null && highTechUntil < end) {
      const details = { fault: 'expired', until: highTechUntil, yearEnd: end } as const
      findings.push(onFirm('X18', 'warning', firm, subject, ['highTechUntil', 'highTech'], details))
    }
    return findings
  },
}
