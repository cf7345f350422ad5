import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { none, onFirm, onParcel, type Rule } from './rule.ts'

const judged = [
  'legality',
  'illegalFloorArea',
  'idleDetermined',
  'vacantFloorArea',
  'houseSafety',
  'workSafety',
  'envRestrict',
  'envCompliance',
  'useMismatch',
  'bottleneckTech',
  'exemptReason',
] as const

/** Everything direct judgement reads is filled and readable: a blank never avoids a rule. */
export const judgedItemsFilled: Rule<'X32'> = {
  id: 'X32',
  title: '判定项未填或无效',
  levels: ['error'],
  clause: proposed('直接判定项须逐项确定，见123号文四（二）'),
  parcel(subject) {
    const { values } = subject.parcel
    const findings: Finding<'X32'>[] = []
    for (const field of judged) {
      if (values[field] === undefined) findings.push(onParcel('X32', 'error', subject, [field], {}))
    }
    if (values.vacantSince === undefined && values.vacantFloorArea !== undefined && values.vacantFloorArea > 0) {
      findings.push(onParcel('X32', 'error', subject, ['vacantSince', 'vacantFloorArea'], {}))
    }
    return findings
  },
  firm(firm, subject) {
    const { opStatus, taxPaid } = firm.values
    if (opStatus === undefined) return [onFirm('X32', 'error', firm, subject, ['opStatus'], {})]
    if (taxPaid !== undefined || (opStatus !== '停产' && opStatus !== '歇业')) return none
    return [onFirm('X32', 'error', firm, subject, ['taxPaid', 'opStatus'], {})]
  },
}
