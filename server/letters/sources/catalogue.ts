import type { TemplatedKind } from '#core/letter/kind.ts'
import type { LetterSource } from '../source.ts'
import { bulletins } from './bulletin.ts'
import { disposalNotices } from './disposal-notice.ts'
import { objectionAnswers } from './objection-answer.ts'
import { resultNotices } from './result-notice.ts'
import { returnNotices } from './return-notice.ts'

export const letterSources: Readonly<Record<TemplatedKind, LetterSource>> = {
  'result-notice': resultNotices,
  'return-notice': returnNotices,
  'objection-answer': objectionAnswers,
  'disposal-notice': disposalNotices,
  bulletin: bulletins,
}
