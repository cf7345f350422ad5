import type { Finding } from '../error/finding.ts'
import type { ParcelSubject, Row } from '../subject/subject.ts'
import { proposed } from '../vocabulary/citation.ts'
import { firmProofs, isLongVacant, isStoppedWithoutTax, parcelProofs } from './judged-value.ts'
import { none, onFirm, onParcel, type Rule } from './rule.ts'

/**
 * Values that fire a rule of direct judgement have evidence: text in the field that proves them, or a file. A draft is
 * judged without; the formal evaluation needs it. Rows with share 0 are not judged.
 */
export const evidenceGiven: Rule<'X33'> = {
  id: 'X33',
  title: '判定项缺少证明',
  levels: ['warning'],
  clause: proposed('正式评估前须有证明'),
  parcel(subject) {
    const findings: Finding<'X33'>[] = []
    const { parcel } = subject
    for (const { field, proof, rulesOf } of parcelProofs) {
      const rules = rulesOf(parcel.values)
      if (rules.length === 0 || isProved(subject, parcel, field, proof)) continue
      findings.push(onParcel('X33', 'warning', subject, [field, proof], { rules }))
    }
    if (isLongVacant(subject) && !isProved(subject, parcel, 'vacantFloorArea', 'vacancyProof')) {
      findings.push(onParcel('X33', 'warning', subject, ['vacantFloorArea', 'vacancyProof'], { rules: ['D5'] }))
    }
    // Judged once for the parcel: all its firms have stopped.
    if (isStoppedWithoutTax(subject)) {
      for (const firm of subject.firms) {
        if (firm.values.parcelShare === 0 || isProved(subject, firm, 'opStatus', 'opStatusProof')) continue
        findings.push(onFirm('X33', 'warning', firm, subject, ['opStatus', 'opStatusProof'], { rules: ['D5'] }))
      }
    }
    return findings
  },
  firm(firm, subject) {
    if (firm.values.parcelShare === 0) return none
    const findings: Finding<'X33'>[] = []
    for (const { field, proof, rulesOf } of firmProofs) {
      const rules = rulesOf(firm.values)
      if (rules.length === 0 || isProved(subject, firm, field, proof)) continue
      findings.push(onFirm('X33', 'warning', firm, subject, [field, proof], { rules }))
    }
    return findings
  },
}

function isProved<Values>(subject: ParcelSubject, row: Row<Values>, field: string, proof: keyof Values): boolean {
  return row.values[proof] !== undefined || (subject.evidence?.has(`${row.id}:${field}`) ?? false)
}
