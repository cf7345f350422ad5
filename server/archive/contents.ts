import type { ArchiveContent } from './content.ts'
import { auditContent } from './contents/audit.ts'
import { cityReviewContent } from './contents/city-review.ts'
import { decisionContent } from './contents/decision.ts'
import { inputsContent } from './contents/inputs.ts'
import { letterFilesContent } from './contents/letter-files.ts'
import { pagesContent } from './contents/pages.ts'
import { recordContents } from './contents/records.ts'
import { resultsContent } from './contents/results.ts'
import { resultsWorkbookContent } from './contents/results-workbook.ts'
import { standardContent } from './contents/standard.ts'

/** What an archive package holds, in the order it is written; the audit log last, so that it tells of the rest. */
export const archiveContents: readonly ArchiveContent[] = [
  resultsContent,
  resultsWorkbookContent,
  pagesContent,
  decisionContent,
  cityReviewContent,
  ...recordContents,
  letterFilesContent,
  standardContent,
  inputsContent,
  auditContent,
]
