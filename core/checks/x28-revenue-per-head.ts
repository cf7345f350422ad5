import { proposed } from '../vocabulary/citation.ts'
import { exceeds, fallsBelow } from './compare.ts'
import { ratio } from './figure.ts'
import { none, onFirm, type Rule } from './rule.ts'

const highest = 3000
const lowest = 5

/** Revenue per head outside what occurs, in 万元: points to 元 typed for 万元 or the reverse. */
export const revenuePerHead: Rule<'X28'> = {
  id: 'X28',
  title: '人均营业收入异常',
  levels: ['warning'],
  clause: proposed('人均营业收入5–3000万元'),
  firm(firm, subject) {
    const { revenue, employeesYearEnd } = firm.values
    if (revenue === undefined || employeesYearEnd === undefined || employeesYearEnd === 0) return none
    const high = exceeds(revenue, employeesYearEnd, highest)
    if (!high && !fallsBelow(revenue, employeesYearEnd, lowest)) return none
    const limit = high ? highest : lowest
    const perHead = ratio([[revenue]], [[employeesYearEnd]], limit)
    const details = { revenue, employeesYearEnd, perHead, limit }
    return [onFirm('X28', 'warning', firm, subject, ['revenue', 'employeesYearEnd'], details)]
  },
}
