import { proposed } from '../../vocabulary/citation.ts'
import { milestonePlaces } from '../milestone.ts'
import type { DisposalFault, DisposalRule } from './rule.ts'

const daysDone = [...milestonePlaces.map((place) => `milestone${place}Done` as const), 'disposedOn'] as const

/** What is done was done by today. */
export const doneNotInFuture: DisposalRule = {
  id: 'DP04',
  title: '完成日期不晚于当天',
  levels: ['error'],
  clause: proposed('完成日期不晚于填写当天'),
  judge(values, { today }) {
    return daysDone.flatMap((key): readonly DisposalFault[] => {
      const day = values[key]
      if (day === undefined || day <= today) return []
      return [
        { level: 'error', fields: [key], why: `填 ${day}，还没有到。`, what: '请填实际完成的日期；没有完成的留空。' },
      ]
    })
  },
}
