import { clause123 } from '../../vocabulary/citation.ts'
import { type DisposalRule, silent } from './rule.ts'

/** 减量 and 更新 each have a programme of their own that the plan goes with. */
export const programmeOfPath: DisposalRule = {
  id: 'DP09',
  title: '路径与衔接工作',
  levels: ['warning'],
  clause: clause123('四（三）', '衔接低效用地减量化、城市更新等工作'),
  judge({ path, linksReduction, linksRenewal }) {
    if (path === '减量' && linksReduction === false) return fault('linksReduction', '减量化', path)
    if (path === '更新' && linksRenewal === false) return fault('linksRenewal', '城市更新', path)
    return silent
  },
}

function fault(field: 'linksReduction' | 'linksRenewal', programme: string, path: string) {
  const why = `处置路径为${path}，填“否”。`
  const what = `请与区规划资源局核对是否列入${programme}计划。`
  return [{ level: 'warning', fields: [field, 'path'], why, what } as const]
}
