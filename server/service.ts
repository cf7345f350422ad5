import type { SingleSignOn } from './access/single-sign-on.ts'
import type { AttachmentStore } from './attachments/store.ts'
import type { Anchoring } from './audit/anchoring.ts'
import type { AuditCheck } from './audit/check.ts'
import type { AuditLog } from './audit/log.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import type { Evaluator } from './evaluation/evaluator.ts'
import type { FailureReport } from './evaluation/run-one.ts'
import type { PaperMaker } from './paper/paper-maker.ts'

/** What every use case stands on. Transport-free: routes, CLI and demo hand over the same. */
export interface Service {
  readonly district: { readonly code: string; readonly name: string }
  readonly database: Database
  readonly clock: Clock
  readonly evaluator: Evaluator
  readonly audit: AuditLog
  readonly anchoring: Anchoring
  readonly auditCheck: AuditCheck
  /** The identity provider that may say who somebody is; null or absent for none. */
  readonly singleSignOn?: SingleSignOn | null
  /** Files outside the database. */
  readonly attachments: AttachmentStore
  /** Makes PDFs. */
  readonly paper: PaperMaker
  /** Made-up data: every page says so. */
  readonly demo: boolean
  /** Told of what fails behind a request, for the log. */
  readonly report: FailureReport
}
