import { accountBatchHandlers } from './handlers/account-batches.ts'
import { accountHandlers } from './handlers/accounts.ts'
import { archiveHandlers } from './handlers/archives.ts'
import { auditHandlers } from './handlers/audit.ts'
import { baseMapHandlers } from './handlers/base-map.ts'
import { baseParcelHandlers } from './handlers/base-parcels.ts'
import { bulkHandlers } from './handlers/bulk.ts'
import { bulkUploadHandlers } from './handlers/bulk-upload.ts'
import { checkUpSheetHandlers } from './handlers/check-up-sheets.ts'
import { cityReviewHandlers } from './handlers/city-review.ts'
import { classListHandlers } from './handlers/class-lists.ts'
import { classPolicyHandlers } from './handlers/class-policies.ts'
import { comparisonHandlers } from './handlers/comparison.ts'
import { conflictHandlers } from './handlers/conflicts.ts'
import { cycleStageHandlers } from './handlers/cycle-stages.ts'
import { decisionOverviewHandlers } from './handlers/decision-overview.ts'
import { departmentDataHandlers } from './handlers/department-data.ts'
import { disposalHandlers } from './handlers/disposal.ts'
import { disputeHandlers } from './handlers/disputes.ts'
import { evaluationHandlers } from './handlers/evaluations.ts'
import { exportRequestHandlers } from './handlers/export-requests.ts'
import { filingFileHandlers } from './handlers/filing-files.ts'
import { filingMechanismHandlers } from './handlers/filing-mechanism.ts'
import { filingRuleHandlers } from './handlers/filing-rules.ts'
import { filingHandlers } from './handlers/filings.ts'
import { formalHandlers } from './handlers/formal.ts'
import { handOutHandlers } from './handlers/hand-out.ts'
import { invitationHandlers } from './handlers/invitations.ts'
import { layerDifferenceHandlers } from './handlers/layer-differences.ts'
import { letterHandlers } from './handlers/letters.ts'
import { objectionHandlers } from './handlers/objections.ts'
import { pairingHandlers } from './handlers/pairings.ts'
import { parcelHandlers } from './handlers/parcels.ts'
import { progressHandlers } from './handlers/progress.ts'
import { publicationHandlers } from './handlers/publications.ts'
import { reminderHandlers } from './handlers/reminders.ts'
import { removalHandlers } from './handlers/removals.ts'
import { rosterHandlers } from './handlers/roster.ts'
import { rowHandlers } from './handlers/rows.ts'
import { secondFactorHandlers } from './handlers/second-factor.ts'
import { serviceHandlers } from './handlers/service.ts'
import { sessionHandlers } from './handlers/sessions.ts'
import { signOffHandlers } from './handlers/sign-offs.ts'
import { standardFileHandlers } from './handlers/standard-files.ts'
import { standardHandlers } from './handlers/standards.ts'
import { surveyHandlers } from './handlers/surveys.ts'
import { tenancyHandlers } from './handlers/tenancy.ts'
import { thirdPartyHandlers } from './handlers/third-parties.ts'
import { unlockHandlers } from './handlers/unlocks.ts'
import type { Handlers } from './types.ts'

/** One handler for every endpoint of the table. */
export const handlers: Handlers = {
  ...serviceHandlers,
  ...sessionHandlers,
  ...secondFactorHandlers,
  ...pairingHandlers,
  ...accountHandlers,
  ...accountBatchHandlers,
  ...invitationHandlers,
  ...rowHandlers,
  ...bulkHandlers,
  ...unlockHandlers,
  ...tenancyHandlers,
  ...conflictHandlers,
  ...removalHandlers,
  ...handOutHandlers,
  ...bulkUploadHandlers,
  ...progressHandlers,
  ...reminderHandlers,
  ...letterHandlers,
  ...parcelHandlers,
  ...decisionOverviewHandlers,
  ...baseMapHandlers,
  ...baseParcelHandlers,
  ...departmentDataHandlers,
  ...disputeHandlers,
  ...cycleStageHandlers,
  ...cityReviewHandlers,
  ...archiveHandlers,
  ...disposalHandlers,
  ...layerDifferenceHandlers,
  ...signOffHandlers,
  ...thirdPartyHandlers,
  ...rosterHandlers,
  ...surveyHandlers,
  ...evaluationHandlers,
  ...formalHandlers,
  ...checkUpSheetHandlers,
  ...comparisonHandlers,
  ...classListHandlers,
  ...classPolicyHandlers,
  ...standardHandlers,
  ...standardFileHandlers,
  ...publicationHandlers,
  ...objectionHandlers,
  ...exportRequestHandlers,
  ...filingHandlers,
  ...filingFileHandlers,
  ...filingRuleHandlers,
  ...filingMechanismHandlers,
  ...auditHandlers,
}
