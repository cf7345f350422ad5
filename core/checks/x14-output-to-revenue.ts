import { proposed } from '../vocabulary/citation.ts'
import { isManufacturing } from '../vocabulary/industry.ts'
import { exceeds, fallsBelow } from './compare.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** A manufacturer's output between a fifth and five times its revenue; not checked without revenue. */
export const outputToRevenue: Rule<'X14'> = {
  id: 'X14',
  title: '产值与营业收入之比异常',
  levels: ['warning'],
  clause: proposed('制造业产值与营业收入之比0.2–5'),
  firm(firm, subject) {
    const { industryCode, grossOutput, revenue } = firm.values
    if (industryCode === undefined || grossOutput === undefined || revenue === undefined || revenue === 0) return none
    if (!isManufacturing(industryCode)) return none
    if (!exceeds(grossOutput, revenue, 5) && !fallsBelow(grossOutput, revenue, 0.2)) return none
    const details = { grossOutput, revenue }
    return [onFirm('X14', 'warning', firm, subject, ['grossOutput', 'revenue'], details)]
  },
}
