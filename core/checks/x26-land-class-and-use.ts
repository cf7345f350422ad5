import { proposed } from '../vocabulary/citation.ts'
import { usesOfLandClass } from '../vocabulary/land.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** The land class agrees with the current use; else it may be 用非所用. */
export const landClassAndUse: Rule<'X26'> = {
  id: 'X26',
  title: '用地类别与现状用途不一致',
  levels: ['warning'],
  clause: proposed('疑似用非所用'),
  parcel(subject) {
    const { landClass, currentUse } = subject.parcel.values
    if (landClass === undefined || currentUse === undefined) return none
    if (usesOfLandClass[landClass].includes(currentUse)) return none
    return [onParcel('X26', 'warning', subject, ['landClass', 'currentUse', 'useMismatch'], { landClass, currentUse })]
  },
}
