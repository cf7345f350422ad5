/** The district departments 123号 names as suppliers or verifiers of data, by the short name the forms print. */
export const departments = [
  { code: 'planning', name: '区规划资源局' },
  { code: 'economy', name: '区经委' },
  { code: 'soe', name: '区国资委' },
  { code: 'science', name: '区科委' },
  { code: 'statistics', name: '区统计局' },
  { code: 'tax', name: '区税务局' },
  { code: 'ecology', name: '区生态环境局' },
  { code: 'construction', name: '区建管委' },
  { code: 'emergency', name: '区应急局' },
  { code: 'urban-management', name: '区城管执法局' },
  { code: 'market', name: '区市场监管局' },
  { code: 'housing', name: '区房管局' },
  { code: 'reform', name: '区发改委' },
  { code: 'finance', name: '区财政局' },
  { code: 'justice', name: '区司法局' },
] as const

export type DepartmentCode = (typeof departments)[number]['code']

const names: ReadonlyMap<string, string> = new Map(departments.map((d) => [d.code, d.name]))

export function departmentName(code: DepartmentCode): string {
  return names.get(code) ?? code
}
