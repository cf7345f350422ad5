import { yearOf } from '../../vocabulary/calendar-date.ts'
import { proposed } from '../../vocabulary/citation.ts'
import { milestonesOf } from '../milestone.ts'
import { type DisposalRule, silent } from './rule.ts'

/** The last milestone is due in the year the plan is to be done. */
export const withinPlanYear: DisposalRule = {
  id: 'DP05',
  title: '节点与计划完成年度',
  levels: ['warning'],
  clause: proposed('年度处置计划'),
  judge(values) {
    const { planYear } = values
    const last = milestonesOf(values).findLast(({ due }) => due !== null)
    if (planYear === undefined || last?.due == null || yearOf(last.due) <= planYear) return silent
    const why = `最后节点为 ${last.due}，晚于计划完成年度 ${planYear} 年。`
    return [
      { level: 'warning', fields: ['planYear', `milestone${last.place}Due`], why, what: '请核对年度或节点日期。' },
    ]
  },
}
