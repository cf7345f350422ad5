import { proposed } from '../vocabulary/citation.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** Tax paid by a firm that reports no revenue. */
export const taxWithoutRevenue: Rule<'X16'> = {
  id: 'X16',
  title: '有税金而营业收入为0',
  levels: ['warning'],
  clause: proposed('税金与营业收入核对'),
  firm(firm, subject) {
    const { taxPaid, revenue } = firm.values
    if (taxPaid === undefined || taxPaid <= 0 || revenue !== 0) return none
    return [onFirm('X16', 'warning', firm, subject, ['taxPaid', 'revenue'], { taxPaid })]
  },
}
