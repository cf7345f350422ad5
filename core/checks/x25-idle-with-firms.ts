import { proposed } from '../vocabulary/citation.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** Land determined to be idle with firms that operate on it, wholly or partly (正常, 半停产). */
export const idleWithFirms: Rule<'X25'> = {
  id: 'X25',
  title: '认定闲置而有企业经营',
  levels: ['warning'],
  clause: proposed('闲置土地与经营状态核对'),
  parcel(subject) {
    if (subject.parcel.values.idleDetermined !== true) return none
    const operating: string[] = []
    for (const { values } of subject.firms) {
      if (values.opStatus === '正常' || values.opStatus === '半停产')
        operating.push(values.firmName ?? values.uscc ?? '')
    }
    if (operating.length === 0) return none
    return [onParcel('X25', 'warning', subject, ['idleDetermined', 'opStatus'], { operating })]
  },
}
