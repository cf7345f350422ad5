import { proposed } from '../vocabulary/citation.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** A parcel that two 街镇 submitted. Only the server knows; elsewhere the context names none. */
export const parcelOfTwoTowns: Rule<'X31'> = {
  id: 'X31',
  title: '地块由两个街镇提交',
  levels: ['error'],
  clause: proposed('一宗地块由一个街镇填报'),
  parcel(subject, context) {
    const towns = context.submittedBy?.get(subject.parcelCode)
    if (towns === undefined || towns.length < 2) return none
    return [onParcel('X31', 'error', subject, ['parcelCode', 'townCode'], { towns })]
  },
}
