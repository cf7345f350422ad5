import { routeOfLandType } from '../../filing-route/routes.ts'
import { formatNumber } from '../../form/format.ts'
import { clause9 } from '../../vocabulary/citation.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** ③ above the contract's 容积率: no fault, but 报备 follows the decision. */
export const contractRatio: ApplicationRule = {
  id: 'Z08',
  title: '突破合同容积率',
  levels: ['info'],
  clause: clause9('一.4（3）'),
  judge({ landType, farAfter, farContract }) {
    if (landType === undefined || farAfter === undefined || farContract === undefined) return silent
    if (farAfter <= farContract || !routeOfLandType(landType).cityNoticeOverContractRatio) return silent
    const why = `改造后 ${formatNumber(farAfter, 2)} 突破合同容积率 ${formatNumber(farContract, 2)}，认定后须市级报备。`
    return [{ level: 'info', fields: ['farAfter', 'farContract'], why, what: '请在认定后准备报备材料。' }]
  },
}
