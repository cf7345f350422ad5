import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** A lease ends after it starts, and not after the land-use right. */
export const leaseTerm: Rule<'X23'> = {
  id: 'X23',
  title: '租赁期限',
  levels: ['error', 'warning'],
  clause: proposed('租赁期限核对'),
  firm(firm, subject) {
    const { leaseStart, leaseEnd } = firm.values
    if (leaseEnd === undefined) return none
    const findings: Finding<'X23'>[] = []
    if (leaseStart !== undefined && leaseEnd <= leaseStart) {
      const details = { fault: 'order', leaseEnd, leaseStart } as const
      findings.push(onFirm('X23', 'error', firm, subject, ['leaseEnd', 'leaseStart'], details))
    }
    const landEndDate = subject.parcel?.values.landEndDate
    if (landEndDate !== undefined && leaseEnd > landEndDate) {
      const details = { fault: 'beyond-land', leaseEnd, landEndDate } as const
      findings.push(onFirm('X23', 'warning', firm, subject, ['leaseEnd', 'landEndDate'], details))
    }
    return findings
  },
}
