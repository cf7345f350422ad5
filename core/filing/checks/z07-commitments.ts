import { clause9 } from '../../vocabulary/citation.ts'
import { type ApplicationRule, type Fault, silent } from './rule.ts'

/** What has to be promised is promised: the truth of the form, and of ②b that the land is given back for the plan. */
export const commitments: ApplicationRule = {
  id: 'Z07',
  title: '承诺',
  levels: ['error'],
  clause: clause9('一.4（2）、二.5'),
  judge({ landType, landCommitment, truthCommitment }) {
    const faults: Fault[] = []
    if (truthCommitment === false) {
      const why = '填“否”，申报内容须真实、完整。'
      faults.push({ level: 'error', fields: ['truthCommitment'], why, what: '请核对所填内容，属实后再承诺。' })
    }
    if (landType === '开发边界内未保留' && landCommitment === false) {
      const why = '填“否”，未在规划中保留的须承诺服从规划收回土地。'
      faults.push({
        level: 'error',
        fields: ['landCommitment', 'landType'],
        why,
        what: '请作出承诺并附承诺书，或核对用地类型。',
      })
    }
    return faults.length === 0 ? silent : faults
  },
}
