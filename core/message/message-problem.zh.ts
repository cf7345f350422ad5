import type { ProblemCode } from '../error/problem.ts'
import type { ProblemWording } from './problem-wording.ts'
import { accountWordings } from './problem-words/account.zh.ts'
import { baseMapWordings } from './problem-words/base-map.zh.ts'
import { boundaryWordings } from './problem-words/boundary.zh.ts'
import { collectionWordings } from './problem-words/collection.zh.ts'
import { cycleStageWordings } from './problem-words/cycle-stage.zh.ts'
import { disposalWordings } from './problem-words/disposal.zh.ts'
import { disputeWordings } from './problem-words/dispute.zh.ts'
import { documentWordings } from './problem-words/document.zh.ts'
import { evaluationWordings } from './problem-words/evaluation.zh.ts'
import { filingWordings } from './problem-words/filing.zh.ts'
import { publicationWordings } from './problem-words/publication.zh.ts'
import { requestWordings } from './problem-words/request.zh.ts'
import { rowWordings } from './problem-words/row.zh.ts'
import { signInWordings } from './problem-words/sign-in.zh.ts'
import { standardWordings } from './problem-words/standard.zh.ts'
import { workbookWordings } from './problem-words/workbook.zh.ts'

/** How every refusal is worded; a code without words does not compile. */
export const problemWordings: { readonly [Code in ProblemCode]: ProblemWording<Code> } = {
  ...requestWordings,
  ...signInWordings,
  ...accountWordings,
  ...rowWordings,
  ...evaluationWordings,
  ...cycleStageWordings,
  ...workbookWordings,
  ...filingWordings,
  ...documentWordings,
  ...boundaryWordings,
  ...baseMapWordings,
  ...collectionWordings,
  ...publicationWordings,
  ...disputeWordings,
  ...disposalWordings,
  ...standardWordings,
}
