import { formatNumber } from '../../form/format.ts'
import { clause9 } from '../../vocabulary/citation.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** 按规划改扩建: not above the plan's 容积率, as long as the plan is not adjusted. */
export const planRatio: ApplicationRule = {
  id: 'Z09',
  title: '规划容积率',
  levels: ['warning'],
  clause: clause9('一.4', '按规划实施'),
  judge({ farAfter, farPlan }) {
    if (farAfter === undefined || farPlan === undefined || farAfter <= farPlan) return silent
    const why = `改造后 ${formatNumber(farAfter, 2)}，大于规划容积率 ${formatNumber(farPlan, 2)}。`
    return [{ level: 'warning', fields: ['farAfter', 'farPlan'], why, what: '请核对两项，或说明规划调整情况。' }]
  },
}
