import { clause9 } from '../../vocabulary/citation.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** The declaration of the unit on 负面清单; the department's own answers are the checklist of the first review. */
export const negativeList: ApplicationRule = {
  id: 'Z05',
  title: '负面清单声明',
  levels: ['error'],
  clause: clause9('一.3'),
  judge({ negativeClear }) {
    if (negativeClear !== false) return silent
    const why = '填“否”，涉及负面清单的项目不予认定。'
    return [{ level: 'error', fields: ['negativeClear'], why, what: '请逐条核对负面清单；涉及的，调整方案后再申报。' }]
  },
}
