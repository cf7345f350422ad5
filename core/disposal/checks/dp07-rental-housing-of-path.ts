import { clause123 } from '../../vocabulary/citation.ts'
import { type DisposalRule, silent } from './rule.ts'

/** 保租房 is built where something stays: not on land that is given back to nature. */
export const rentalHousingOfPath: DisposalRule = {
  id: 'DP07',
  title: '保租房与处置路径',
  levels: ['warning'],
  clause: clause123('三', '存量低效用地建设保租房的准入政策'),
  judge({ path, rentalHousing }) {
    if (rentalHousing !== '适宜' || path !== '减量') return silent
    const why = '填“适宜”，而处置路径为减量。'
    return [{ level: 'warning', fields: ['rentalHousing', 'path'], why, what: '请核对路径，或改为“不适宜”。' }]
  },
}
