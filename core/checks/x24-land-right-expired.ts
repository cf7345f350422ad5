import { proposed } from '../vocabulary/citation.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** The land-use right has run out on the day of checking. Depends on that day, so it never enters an evaluation's result. */
export const landRightExpired: Rule<'X24'> = {
  id: 'X24',
  title: '土地使用权已到期',
  levels: ['warning'],
  clause: proposed('权利到期提示'),
  parcel(subject, context) {
    const { landEndDate } = subject.parcel.values
    if (landEndDate === undefined || landEndDate >= context.today) return none
    return [onParcel('X24', 'warning', subject, ['landEndDate'], { landEndDate })]
  },
}
