import { proposed } from '../vocabulary/citation.ts'
import { isManufacturing } from '../vocabulary/industry.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** A manufacturer with output but no revenue, or revenue but no output. */
export const outputWithoutRevenue: Rule<'X13'> = {
  id: 'X13',
  title: '产值与营业收入只有一项大于0',
  levels: ['warning'],
  clause: proposed('制造业产值与收入核对'),
  firm(firm, subject) {
    const { industryCode, grossOutput, revenue } = firm.values
    if (industryCode === undefined || grossOutput === undefined || revenue === undefined) return none
    if (!isManufacturing(industryCode)) return none
    const oneIsZero = (grossOutput === 0 && revenue > 0) || (revenue === 0 && grossOutput > 0)
    if (!oneIsZero) return none
    return [onFirm('X13', 'warning', firm, subject, ['grossOutput', 'revenue'], { grossOutput, revenue })]
  },
}
