import { usccProblem } from '../form/code-system.ts'
import { songjiang } from '../vocabulary/district.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** A firm registered with another district's authority: said, not doubted. Positions 3–8 of the credit code. */
export const registeredElsewhere: Rule<'X10'> = {
  id: 'X10',
  title: '登记机关不在本区',
  levels: ['info'],
  clause: { document: 'GB 32100-2015', clause: '登记管理机关行政区划码', standing: 'document' },
  firm(firm, subject) {
    const { uscc } = firm.values
    if (uscc === undefined) return none
    const districtCode = uscc.slice(2, 8)
    if (districtCode === songjiang.code || usccProblem(uscc) === 'structure') return none
    return [onFirm('X10', 'info', firm, subject, ['uscc'], { districtCode })]
  },
}
