import { proposed } from '../vocabulary/citation.ts'
import { none, onFirm, type Rule } from './rule.ts'

const amounts = ['revenue', 'employeesYearEnd', 'energyTce'] as const

/** A firm in normal operation that reports no revenue, staff or energy. */
export const operatingWithZero: Rule<'X20'> = {
  id: 'X20',
  title: '正常经营而收入、人数或能耗为0',
  levels: ['warning'],
  clause: proposed('经营状态与年度数据核对'),
  firm(firm, subject) {
    const { values } = firm
    if (values.opStatus !== '正常') return none
    const { revenue, employeesYearEnd, energyTce } = values
    if (revenue !== 0 && employeesYearEnd !== 0 && energyTce !== 0) return none
    const zeroFields = amounts.filter((field) => values[field] === 0)
    return [onFirm('X20', 'warning', firm, subject, ['opStatus', ...zeroFields], { zeroFields })]
  },
}
