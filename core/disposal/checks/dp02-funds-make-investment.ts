import { proposed } from '../../vocabulary/citation.ts'
import { add, compare, exact, roundHalfUp } from '../../vocabulary/exact.ts'
import { type DisposalRule, silent } from './rule.ts'
import { disposalWords } from './words.ts'

/** What is invested comes from somewhere: the funds add up to it, to 0.01 万元. */
export const fundsMakeInvestment: DisposalRule = {
  id: 'DP02',
  title: '资金合计等于总投资',
  levels: ['error'],
  clause: proposed('各项资金之和应等于总投资'),
  judge({ investment, ownFunds, fiscalFunds, subsidy, otherFunds }) {
    if (investment === undefined) return silent
    const funds = [ownFunds, fiscalFunds, subsidy, otherFunds].flatMap((each) => (each === undefined ? [] : [each]))
    const sum = funds.reduce((total, each) => add(total, exact(each)), exact(0))
    if (compare(sum, exact(investment)) === 0) return silent
    const told =
      funds.length === 0 ? '没有填资金来源' : `各项资金合计 ${disposalWords.shown('investment', roundHalfUp(sum, 2))}`
    return [
      {
        level: 'error',
        fields: ['investment', 'ownFunds', 'fiscalFunds', 'subsidy', 'otherFunds'],
        why: `填 ${disposalWords.shown('investment', investment)}，${told}。`,
        what: '请核对总投资和自筹、财政、补贴、其他资金，使合计相等。',
      },
    ]
  },
}
