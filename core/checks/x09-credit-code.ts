import type { CheckDetails } from '../error/check-details.ts'
import { usccProblem } from '../form/code-system.ts'
import type { CellValue } from '../form/field.ts'
import { none, onFirm, onParcel, type Rule } from './rule.ts'

const length = 18

/** Codes of the pilot years carry M0001 or M0000 and fail the checksum although they are real. */
const legacy = /^.{8}M000[01]/

/**
 * Credit codes of the owner and of the firms: a wrong structure is an error, a wrong check character a warning. Reads the
 * cell, for a code that is too long is not among the values; text that lost its digits has its own field finding.
 */
export const creditCode: Rule<'X09'> = {
  id: 'X09',
  title: '统一社会信用代码',
  levels: ['error', 'warning'],
  clause: { document: 'GB 32100-2015', clause: '代码结构、校验码', standing: 'document' },
  parcel(subject) {
    const fault = faultOf(subject.parcel.cells.ownerUscc)
    return fault === null ? none : [onParcel('X09', levelOf(fault), subject, ['ownerUscc'], fault)]
  },
  firm(firm, subject) {
    const fault = faultOf(firm.cells.uscc)
    return fault === null ? none : [onFirm('X09', levelOf(fault), firm, subject, ['uscc'], fault)]
  },
}

type Fault = CheckDetails['X09']

function faultOf(cell: CellValue | undefined): Fault | null {
  if (typeof cell !== 'string') return null
  const problem = usccProblem(cell)
  if (problem === null) return null
  const found = { found: cell, length: [...cell].length }
  if (problem === 'checksum') return { fault: legacy.test(cell) ? 'legacy-check-digit' : 'check-digit', ...found }
  return { fault: found.length === length ? 'characters' : 'length', ...found }
}

function levelOf({ fault }: Fault): 'error' | 'warning' {
  return fault === 'length' || fault === 'characters' ? 'error' : 'warning'
}
