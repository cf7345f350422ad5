import { proposed } from '../vocabulary/citation.ts'
import { exceeds } from './compare.ts'
import { percentage } from './figure.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** Tax that is negative (a refund) or more than 40 % of a positive revenue. */
export const taxPlausible: Rule<'X15'> = {
  id: 'X15',
  title: '上缴税金为负或占比偏高',
  levels: ['warning'],
  clause: proposed('税金占营业收入40%以内不提示'),
  firm(firm, subject) {
    const { taxPaid, revenue } = firm.values
    if (taxPaid === undefined) return none
    if (taxPaid < 0) return [onFirm('X15', 'warning', firm, subject, ['taxPaid'], { fault: 'negative', taxPaid })]
    if (revenue === undefined || revenue <= 0 || !exceeds(taxPaid, revenue, 0.4)) return none
    const details = { fault: 'high', taxPaid, revenue, percent: percentage(taxPaid, revenue, 40) } as const
    return [onFirm('X15', 'warning', firm, subject, ['taxPaid', 'revenue'], details)]
  },
}
