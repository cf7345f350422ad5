import type { DocumentKind } from '../filing-route/document-kind.ts'
import type { FilingParty } from './party.ts'

const unit: readonly FilingParty[] = ['applicant', 'industry']
const industry: readonly FilingParty[] = ['industry']
const departments: readonly FilingParty[] = ['reviewer', 'industry']
const all: readonly FilingParty[] = ['applicant', 'reviewer', 'industry']

/**
 * Who may bring a document of each kind: a decision or an opinion is not the unit's to hand in, or a guard that asks for
 * it would be met by anything. 项目信息表 is made by the program alone.
 */
export const documentBringers: Readonly<Record<DocumentKind, readonly FilingParty[]>> = {
  boundary: unit,
  title: unit,
  contract: unit,
  commitment: unit,
  'plan-confirmation': all,
  'evaluation-opinion': departments,
  'detailed-plan': all,
  'plan-activation': departments,
  'correction-notice': industry,
  'preliminary-opinion': industry,
  'information-sheet': [],
  'stamped-sheet': unit,
  'review-table': industry,
  opinion: departments,
  request: industry,
  decision: industry,
  'lingang-decision': industry,
  'city-decision': industry,
  'city-notice': industry,
  'plan-adjustment': departments,
  'milestone-proof': unit,
  measure: industry,
  'evaluation-report': industry,
  supplement: all,
}
