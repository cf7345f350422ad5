import { proposed } from '../vocabulary/citation.ts'
import { isIndustrial } from '../vocabulary/industry.ts'
import { industrialScaleRevenue } from './industrial-scale.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** An industrial firm said to be 规上 with less revenue than the line. */
export const aboveScaleRevenueLow: Rule<'X11'> = {
  id: 'X11',
  title: '规上企业营业收入偏低',
  levels: ['warning'],
  clause: proposed('规模以上工业：年主营业务收入2000万元及以上'),
  firm(firm, subject) {
    const { aboveScale, industryCode, revenue } = firm.values
    if (aboveScale !== true || revenue === undefined || industryCode === undefined) return none
    if (!isIndustrial(industryCode) || revenue >= industrialScaleRevenue) return none
    const details = { revenue, threshold: industrialScaleRevenue }
    return [onFirm('X11', 'warning', firm, subject, ['aboveScale', 'revenue', 'industryCode'], details)]
  },
}
