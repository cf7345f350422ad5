import { accountBatchEndpoints } from './account-batches.ts'
import { accountEndpoints } from './accounts.ts'
import { archiveEndpoints } from './archives.ts'
import { auditEndpoints } from './audit.ts'
import { baseMapEndpoints } from './base-map.ts'
import { baseParcelEndpoints } from './base-parcels.ts'
import { bulkEndpoints } from './bulk.ts'
import { bulkUploadEndpoints } from './bulk-upload.ts'
import { checkUpSheetEndpoints } from './check-up-sheets.ts'
import { cityReviewEndpoints } from './city-review.ts'
import { classListEndpoints } from './class-lists.ts'
import { classPolicyEndpoints } from './class-policies.ts'
import { comparisonEndpoints } from './comparison.ts'
import { conflictEndpoints } from './conflicts.ts'
import { cycleStageEndpoints } from './cycle-stages.ts'
import { decisionOverviewEndpoints } from './decision-overview.ts'
import { departmentDataEndpoints } from './department-data.ts'
import { disposalEndpoints } from './disposal.ts'
import { disputeEndpoints } from './disputes.ts'
import { districtMapEndpoints } from './district-map.ts'
import { evaluationEndpoints } from './evaluations.ts'
import { exportRequestEndpoints } from './export-requests.ts'
import { filingFileEndpoints } from './filing-files.ts'
import { filingMechanismEndpoints } from './filing-mechanism.ts'
import { filingRuleEndpoints } from './filing-rules.ts'
import { filingEndpoints } from './filings.ts'
import { formalEndpoints } from './formal.ts'
import { handOutEndpoints } from './hand-out.ts'
import { invitationEndpoints } from './invitations.ts'
import { layerDifferenceEndpoints } from './layer-differences.ts'
import { letterEndpoints } from './letters.ts'
import { objectionEndpoints } from './objections.ts'
import { pairingEndpoints } from './pairings.ts'
import { parcelEndpoints } from './parcels.ts'
import { progressEndpoints } from './progress.ts'
import { publicationEndpoints } from './publications.ts'
import { reminderEndpoints } from './reminders.ts'
import { removalEndpoints } from './removals.ts'
import { rosterEndpoints } from './roster.ts'
import { rowEndpoints } from './rows.ts'
import { secondFactorEndpoints } from './second-factor.ts'
import { serviceEndpoints } from './service.ts'
import { sessionEndpoints } from './sessions.ts'
import { signOffEndpoints } from './sign-offs.ts'
import { singleSignOnEndpoints } from './single-sign-on.ts'
import { standardFileEndpoints } from './standard-files.ts'
import { standardEndpoints } from './standards.ts'
import { surveyEndpoints } from './surveys.ts'
import { tenancyEndpoints } from './tenancy.ts'
import { thirdPartyEndpoints } from './third-parties.ts'
import { unlockEndpoints } from './unlocks.ts'

/** Every endpoint of the server by id. */
export const endpoints = {
  ...serviceEndpoints,
  ...sessionEndpoints,
  ...secondFactorEndpoints,
  ...pairingEndpoints,
  ...singleSignOnEndpoints,
  ...accountEndpoints,
  ...accountBatchEndpoints,
  ...invitationEndpoints,
  ...rowEndpoints,
  ...bulkEndpoints,
  ...unlockEndpoints,
  ...tenancyEndpoints,
  ...conflictEndpoints,
  ...removalEndpoints,
  ...handOutEndpoints,
  ...bulkUploadEndpoints,
  ...progressEndpoints,
  ...reminderEndpoints,
  ...letterEndpoints,
  ...parcelEndpoints,
  ...decisionOverviewEndpoints,
  ...baseMapEndpoints,
  ...baseParcelEndpoints,
  ...districtMapEndpoints,
  ...departmentDataEndpoints,
  ...disputeEndpoints,
  ...cycleStageEndpoints,
  ...cityReviewEndpoints,
  ...archiveEndpoints,
  ...disposalEndpoints,
  ...layerDifferenceEndpoints,
  ...signOffEndpoints,
  ...surveyEndpoints,
  ...thirdPartyEndpoints,
  ...rosterEndpoints,
  ...evaluationEndpoints,
  ...formalEndpoints,
  ...checkUpSheetEndpoints,
  ...comparisonEndpoints,
  ...classListEndpoints,
  ...classPolicyEndpoints,
  ...standardEndpoints,
  ...standardFileEndpoints,
  ...publicationEndpoints,
  ...objectionEndpoints,
  ...exportRequestEndpoints,
  ...filingEndpoints,
  ...filingFileEndpoints,
  ...filingRuleEndpoints,
  ...filingMechanismEndpoints,
  ...auditEndpoints,
}

export type EndpointTable = typeof endpoints
export type EndpointId = keyof EndpointTable
