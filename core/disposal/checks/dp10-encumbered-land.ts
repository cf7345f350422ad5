import { clause123 } from '../../vocabulary/citation.ts'
import { type DisposalRule, silent } from './rule.ts'

/** Land under seizure or execution cannot change hands before the court lets it. */
export const encumberedLand: DisposalRule = {
  id: 'DP10',
  title: '查封、执行中的土地',
  levels: ['warning'],
  clause: clause123('三', '衔接低效用地处置的诉讼与执行工作'),
  judge({ path, sealed, enforced }) {
    const changesHands = path === '收储' || path === '减量' || path === '更新'
    if (!changesHands || (sealed !== true && enforced !== true)) return silent
    const state = sealed === true ? '查封' : '执行中'
    return [
      {
        level: 'warning',
        fields: [sealed === true ? 'sealed' : 'enforced', 'path', 'lawNote'],
        why: `土地为${state}，处置路径为${path}。`,
        what: '请先与法院衔接，并在权利限制说明中写明处置的先后。',
      },
    ]
  },
}
