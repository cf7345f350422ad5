import { proposed } from '../vocabulary/citation.ts'
import { isIndustrial } from '../vocabulary/industry.ts'
import { industrialScaleRevenue } from './industrial-scale.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** An industrial firm said not to be 规上 that reaches the line. */
export const belowScaleRevenueHigh: Rule<'X12'> = {
  id: 'X12',
  title: '规下企业营业收入达到规上',
  levels: ['warning'],
  clause: proposed('规模以上工业：年主营业务收入2000万元及以上'),
  firm(firm, subject) {
    const { aboveScale, industryCode, revenue } = firm.values
    if (aboveScale !== false || revenue === undefined || industryCode === undefined) return none
    if (!isIndustrial(industryCode) || revenue < industrialScaleRevenue) return none
    const details = { revenue, threshold: industrialScaleRevenue }
    return [onFirm('X12', 'warning', firm, subject, ['aboveScale', 'revenue', 'industryCode'], details)]
  },
}
