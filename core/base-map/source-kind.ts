import type { DepartmentCode } from '../vocabulary/department.ts'

/** What a file that is brought into the base map is (松规划资源〔2023〕123号 二（一）, 三, 四（三）). */
export const sourceKinds = [
  'registry',
  'approval',
  'land-use',
  'platform',
  'soe-four-batch',
  'low-efficiency',
  'disposal-plan',
  'change',
] as const
export type SourceKind = (typeof sourceKinds)[number]

export const sourceKindNames: Readonly<Record<SourceKind, string>> = {
  registry: '不动产登记',
  approval: '用地批文',
  'land-use': '土地利用现状',
  platform: '城市平台底版',
  'soe-four-batch': '国企“四个一批”清单',
  'low-efficiency': '低效产业用地清单',
  'disposal-plan': '年度处置计划',
  change: '变更线索',
}

/** Sources whose values make the parcels; the others are lists and leads that are kept beside them. */
export const baseSourceKinds = ['registry', 'approval', 'land-use', 'platform'] as const
export type BaseSourceKind = (typeof baseSourceKinds)[number]

export function isBaseSource(kind: SourceKind): kind is BaseSourceKind {
  return baseSourceKinds.some((known) => known === kind)
}

export function sourceKindNamed(text: string): SourceKind | null {
  return sourceKinds.find((kind) => kind === text) ?? null
}

/** Departments beside 区规划资源局 that may bring in a kind themselves: they keep the list (123号 三). */
const keepers: Readonly<Partial<Record<SourceKind, DepartmentCode>>> = {
  'soe-four-batch': 'soe',
  change: 'market',
}

/** The kinds a department may bring in; 区规划资源局 all of them. */
export function kindsOfDepartment(department: string | null): readonly SourceKind[] {
  return sourceKinds.filter((kind) => department === 'planning' || keepers[kind] === department)
}
