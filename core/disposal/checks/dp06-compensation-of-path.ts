import { clause123 } from '../../vocabulary/citation.ts'
import { type DisposalRule, silent } from './rule.ts'

/** Land that is taken back or bought up is compensated for: nothing at all is to be explained. */
export const compensationOfPath: DisposalRule = {
  id: 'DP06',
  title: '减量、收储的补偿',
  levels: ['warning'],
  clause: clause123('三', '土地、房屋或者物业的补偿规范'),
  judge({ path, compensation, compensationBasis }) {
    if (path !== '减量' && path !== '收储') return silent
    if (compensation !== 0 || compensationBasis !== undefined) return silent
    return [
      {
        level: 'warning',
        fields: ['compensation', 'compensationBasis', 'path'],
        why: `路径为${path}，补偿测算额填 0。`,
        what: '请核对；确实不补偿的，在补偿测算依据中写明理由。',
      },
    ]
  },
}
