import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { exceeds, fallsBelow } from './compare.ts'
import { percentChange } from './figure.ts'
import { none, onFirm, type Rule } from './rule.ts'

const amounts = ['taxPaid', 'grossOutput'] as const

/** Tax or output moved by more than 80 % from a positive value of last year. */
export const changedFromLastYear: Rule<'X27'> = {
  id: 'X27',
  title: '与上年相差80%以上',
  levels: ['warning'],
  clause: proposed('与上年变动80%以内不提示'),
  firm(firm, subject) {
    const { values } = firm
    if (subject.lastYear === undefined || values.uscc === undefined) return none
    const before = subject.lastYear.firms.get(values.uscc)
    if (before === undefined) return none
    const findings: Finding<'X27'>[] = []
    for (const field of amounts) {
      const thisYear = values[field]
      const lastYear = before[field]
      if (thisYear === undefined || lastYear === undefined || lastYear <= 0) continue
      if (!exceeds(thisYear, lastYear, 1.8) && !fallsBelow(thisYear, lastYear, 0.2)) continue
      const details = { thisYear, lastYear, changePercent: percentChange(thisYear, lastYear, 80) }
      findings.push(onFirm('X27', 'warning', firm, subject, [field], details))
    }
    return findings
  },
}
