import { clause123 } from '../../vocabulary/citation.ts'
import { type DisposalRule, silent } from './rule.ts'

/** Land of 市属 and 区属国企 is part of 四个一批. */
export const soeAndFourBatches: DisposalRule = {
  id: 'DP08',
  title: '国企与四个一批',
  levels: ['warning'],
  clause: clause123('三', '国企存量产业用地“四个一批”'),
  judge({ ownerIsSoe, linksFourBatch }) {
    const isOurs = ownerIsSoe === '市属' || ownerIsSoe === '区属'
    if (!isOurs || linksFourBatch !== false) return silent
    const why = `用地主体为${ownerIsSoe}国企，填“否”。`
    return [
      { level: 'warning', fields: ['linksFourBatch', 'ownerIsSoe'], why, what: '请与区国资委核对是否列入四个一批。' },
    ]
  },
}
