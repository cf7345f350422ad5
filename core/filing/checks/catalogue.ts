import type { ApplicationCheckId, ApplicationRule } from './rule.ts'
import { zeroIncrement } from './z01-zero-increment.ts'
import { outsideBlock } from './z02-outside-block.ts'
import { ratioAndAreas } from './z03-ratio-and-areas.ts'
import { constructionStart } from './z04-construction-start.ts'
import { negativeList } from './z05-negative-list.ts'
import { worksOfLandType } from './z06-works-of-land-type.ts'
import { commitments } from './z07-commitments.ts'
import { contractRatio } from './z08-contract-ratio.ts'
import { planRatio } from './z09-plan-ratio.ts'
import { outputFalls } from './z10-output-falls.ts'

/** All checks across the fields of the 申请表. An id without its rule does not compile. */
export const applicationRules: Readonly<Record<ApplicationCheckId, ApplicationRule>> = {
  Z01: zeroIncrement,
  Z02: outsideBlock,
  Z03: ratioAndAreas,
  Z04: constructionStart,
  Z05: negativeList,
  Z06: worksOfLandType,
  Z07: commitments,
  Z08: contractRatio,
  Z09: planRatio,
  Z10: outputFalls,
}
