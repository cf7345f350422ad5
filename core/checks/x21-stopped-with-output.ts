import { proposed } from '../vocabulary/citation.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** Output of a firm that never produced is a contradiction; of one that has stopped, possible earlier in the year. */
export const stoppedWithOutput: Rule<'X21'> = {
  id: 'X21',
  title: '未投产、停产而有产值',
  levels: ['error', 'warning'],
  clause: proposed('经营状态与年度数据核对'),
  firm(firm, subject) {
    const { opStatus, grossOutput } = firm.values
    if (grossOutput === undefined || grossOutput <= 0) return none
    if (opStatus !== '未投产' && opStatus !== '停产') return none
    const level = opStatus === '未投产' ? 'error' : 'warning'
    return [onFirm('X21', level, firm, subject, ['opStatus', 'grossOutput'], { opStatus, grossOutput })]
  },
}
