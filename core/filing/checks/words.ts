import { fieldWordsOf } from '../../error/wording.ts'
import { zeroIncrementForm } from '../../forms/zero-increment-application.ts'

/** Labels and values of the 申请表 as they are printed. */
export const applicationWords = fieldWordsOf([zeroIncrementForm])
