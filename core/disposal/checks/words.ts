import { fieldWordsOf } from '../../error/wording.ts'
import { disposalPlanForm } from '../../forms/disposal-plan.ts'

/** Labels and values of 处置方案表 as they are printed. */
export const disposalWords = fieldWordsOf([disposalPlanForm])
