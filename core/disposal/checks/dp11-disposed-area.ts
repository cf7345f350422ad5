import { proposed } from '../../vocabulary/citation.ts'
import { compare, exact } from '../../vocabulary/exact.ts'
import { type DisposalRule, silent } from './rule.ts'
import { disposalWords } from './words.ts'

/** What was disposed of against the parcel (cannot be more) and against the plan (less or more is explained). */
export const disposedAreaInPlan: DisposalRule = {
  id: 'DP11',
  title: '已处置面积',
  levels: ['error', 'warning'],
  clause: proposed('已处置面积不大于土地面积'),
  judge({ disposedArea, disposalArea, landArea }) {
    if (disposedArea === undefined) return silent
    const found = disposalWords.shown('disposedArea', disposedArea)
    if (landArea !== undefined && compare(exact(disposedArea), exact(landArea)) > 0) {
      const why = `填 ${found}，大于${disposalWords.named('landArea', landArea)}。`
      return [{ level: 'error', fields: ['disposedArea', 'landArea'], why, what: '请更正面积。' }]
    }
    if (disposalArea === undefined || compare(exact(disposedArea), exact(disposalArea)) === 0) return silent
    const why = `填 ${found}，与${disposalWords.named('disposalArea', disposalArea)}不同。`
    return [{ level: 'warning', fields: ['disposedArea', 'disposalArea'], why, what: '请核对，并在备注中说明。' }]
  },
}
