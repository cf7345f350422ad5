import type { MissingPolicy } from './scaled-method.ts'
import type { GroupField, Method } from './standard.ts'

/** Methods as a standard's workbook and pages name them. */
export const methodNames: Readonly<Record<Method['kind'], string>> = {
  tier: '分档',
  option: '按选项',
  value: '取值本身',
  tierLinear: '分档插值',
  ratioCapped: '基准比值',
  ratioToMax: '最高值比值',
  minMax: '极差',
  reverseMean: '反向均值',
}

export const missingPolicyNames: Readonly<Record<MissingPolicy | 'points', string>> = {
  points: '按缺项得分',
  'peer-average': '按同组平均值',
  'not-applicable': '不适用',
}

export const groupFieldNames: Readonly<Record<GroupField, string>> = {
  landClass: '用地类别',
  townCode: '街镇',
  industry: '行业大类',
  scale: '规模',
  tenure: '用地关系',
}
