import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** Research expense above revenue is doubtful; research by a firm without staff is a contradiction. */
export const researchExpense: Rule<'X17'> = {
  id: 'X17',
  title: '研究开发费用与收入、人数矛盾',
  levels: ['error', 'warning'],
  clause: proposed('研发费用与收入、人数核对'),
  firm(firm, subject) {
    const { rdExpense, revenue, employeesYearEnd } = firm.values
    if (rdExpense === undefined || rdExpense <= 0) return none
    const findings: Finding<'X17'>[] = []
    if (employeesYearEnd === 0) {
      const details = { fault: 'nobody', rdExpense } as const
      findings.push(onFirm('X17', 'error', firm, subject, ['rdExpense', 'employeesYearEnd'], details))
    }
    if (revenue !== undefined && rdExpense > revenue) {
      const details = { fault: 'over-revenue', rdExpense, revenue } as const
      findings.push(onFirm('X17', 'warning', firm, subject, ['rdExpense', 'revenue'], details))
    }
    return findings
  },
}
