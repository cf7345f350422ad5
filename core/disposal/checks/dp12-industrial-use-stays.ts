import { clause123 } from '../../vocabulary/citation.ts'
import { type DisposalRule, silent } from './rule.ts'

/** Whoever betters or turns an industry where the plan has none in mind is to say on what it rests. */
export const industrialUseStays: DisposalRule = {
  id: 'DP12',
  title: '路径与规划用途',
  levels: ['warning'],
  clause: clause123('四（三）', '综合规划实施因素'),
  judge({ path, planUse, planBasis }) {
    const staysIndustrial = path === '提质' || path === '转型'
    if (!staysIndustrial || planUse !== '其他' || planBasis !== undefined) return silent
    const why = `规划用途为其他，处置路径为${path}。`
    return [{ level: 'warning', fields: ['path', 'planUse', 'planBasis'], why, what: '请核对规划，或填写规划依据。' }]
  },
}
