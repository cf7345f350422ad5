import { proposed } from '../vocabulary/citation.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** The count of firms agrees with the rows, and a parcel that nobody uses and that is not vacant is explained. */
export const firmCountAgrees: Rule<'X08'> = {
  id: 'X08',
  title: '企业数与企业信息采集表不一致',
  levels: ['error'],
  clause: proposed('一企一行'),
  parcel(subject) {
    const { firmCount, vacantFloorArea, selfNote } = subject.parcel.values
    const firmRows = subject.firms.length
    if (firmCount !== undefined && firmCount !== firmRows) {
      return [onParcel('X08', 'error', subject, ['firmCount'], { fault: 'count', firmCount, firmRows })]
    }
    if (firmRows > 0 || vacantFloorArea !== 0 || selfNote !== undefined) return none
    return [onParcel('X08', 'error', subject, ['firmCount', 'vacantFloorArea', 'selfNote'], { fault: 'nobody' })]
  },
}
