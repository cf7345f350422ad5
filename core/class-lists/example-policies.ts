import type { ClassPolicy } from './policy.ts'

/** Beside the name of every policy of this set, and of what is made from one until a source is given. */
export const examplePolicyLabel = '示例'

const source = { document: '拟定', clause: '按公开报道的类别导向拟写，待区级工作专班以正式文件替换' } as const
const term = { validFrom: '2024-01-01', validUntil: null } as const

/**
 * 示例: what is publicly reported of the city's differential measures (A, B 鼓励激励; C 观察保留、城市更新; D 收回、收储、
 * 减量化), put as policies so that a district has something to replace. No official text stands behind them.
 */
export const examplePolicies: readonly ClassPolicy[] = [
  {
    name: '提容增效支持',
    direction: 'reward',
    classes: ['A', 'B'],
    content: '对鼓励支持、保留提升类地块，支持依规划提高容积率、增加建筑面积。',
    department: 'planning',
    ...source,
    ...term,
  },
  {
    name: '城市更新优先',
    direction: 'reward',
    classes: ['A', 'B'],
    content: '符合城市更新条件的，优先列入更新计划。',
    department: 'planning',
    ...source,
    ...term,
  },
  {
    name: '科技创新支持',
    direction: 'reward',
    classes: ['A'],
    content: '同等条件下优先推荐科技创新类扶持项目。',
    department: 'science',
    ...source,
    ...term,
  },
  {
    name: '园区产业扶持',
    direction: 'reward',
    classes: ['A', 'B'],
    content: '由园区、街镇按产业政策给予扶持。',
    department: 'economy',
    ...source,
    ...term,
  },
  {
    name: '观察保留、限期整改',
    direction: 'restrain',
    classes: ['C'],
    content: '列为观察对象，由街镇、园区提出整改要求和期限；以城市更新为主要方向。',
    department: 'economy',
    ...source,
    ...term,
  },
  {
    name: '不新增扶持',
    direction: 'restrain',
    classes: ['C', 'D'],
    content: '整改或处置完成前，不新增产业扶持。',
    department: 'economy',
    ...source,
    ...term,
  },
  {
    name: '收回、收储、减量化',
    direction: 'restrain',
    classes: ['D'],
    content: '列入低效产业用地清单，编制一个处置方案，以收回、收储、减量化为主。',
    department: 'planning',
    ...source,
    ...term,
  },
]
