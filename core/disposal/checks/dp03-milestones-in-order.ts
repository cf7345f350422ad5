import { proposed } from '../../vocabulary/citation.ts'
import { milestonesOf } from '../milestone.ts'
import type { DisposalFault, DisposalRule } from './rule.ts'

/** Milestones are due one after the other; what comes later in the list is not due earlier. */
export const milestonesInOrder: DisposalRule = {
  id: 'DP03',
  title: '节点先后',
  levels: ['error'],
  clause: proposed('节点按先后填写'),
  judge(values) {
    const faults: DisposalFault[] = []
    const dated = milestonesOf(values).flatMap(({ place, due }) => (due === null ? [] : [{ place, due }]))
    for (const [index, { place, due }] of dated.entries()) {
      const before = dated[index - 1]
      if (before === undefined || due >= before.due) continue
      faults.push({
        level: 'error',
        fields: [`milestone${place}Due`, `milestone${before.place}Due`],
        why: `填 ${due}，早于前一节点的 ${before.due}。`,
        what: '请按先后次序填写各节点。',
      })
    }
    return faults
  },
}
