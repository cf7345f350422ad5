import { formatQuantity } from '../../form/format.ts'
import { clause9 } from '../../vocabulary/citation.ts'
import { compare, exact, roundHalfUp, subtract } from '../../vocabulary/exact.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** 零增地: the land is the same before and after, to 0.01 m². A re-survey that measured otherwise is explained. */
export const zeroIncrement: ApplicationRule = {
  id: 'Z01',
  title: '零增地',
  levels: ['error', 'warning'],
  clause: clause9('一', '零增地；复测差异须说明为拟定'),
  judge({ landAreaBefore, landAreaAfter, landAreaNote }) {
    if (landAreaBefore === undefined || landAreaAfter === undefined) return silent
    const difference = subtract(exact(landAreaAfter), exact(landAreaBefore))
    if (compare(difference, exact(0)) === 0) return silent
    const amount = formatQuantity(roundHalfUp(difference, 2), 2, 'm²')
    const isExplained = landAreaNote !== undefined
    return [
      {
        level: isExplained ? 'warning' : 'error',
        fields: ['landAreaAfter', 'landAreaBefore', 'landAreaNote'],
        why: `改造后与改造前相差 ${amount}，零增地改造应相同。`,
        what: isExplained ? '请核对差异说明和复测依据。' : '请更正面积；因复测不同的，填写土地面积差异说明。',
      },
    ]
  },
}
