import { proposed } from '../../vocabulary/citation.ts'
import { compare, exact } from '../../vocabulary/exact.ts'
import { type DisposalRule, silent } from './rule.ts'
import { disposalWords } from './words.ts'

/** No more land is disposed of than the parcel has. */
export const areaWithinParcel: DisposalRule = {
  id: 'DP01',
  title: '处置面积不大于土地面积',
  levels: ['error'],
  clause: proposed('处置面积不大于地块面积'),
  judge({ disposalArea, landArea }) {
    if (disposalArea === undefined || landArea === undefined) return silent
    if (compare(exact(disposalArea), exact(landArea)) <= 0) return silent
    const why = `填 ${disposalWords.shown('disposalArea', disposalArea)}，大于${disposalWords.named('landArea', landArea)}。`
    return [{ level: 'error', fields: ['disposalArea', 'landArea'], why, what: '请更正面积，或先核对底版。' }]
  },
}
