import { departments } from '../vocabulary/department.ts'
import { towns } from '../vocabulary/district.ts'

/** The 专班 itself, whose office stands with 区规划资源局, the departments and the 街镇 and 园区. */
export const taskForce = { code: 'task-force', name: '专班办公室' } as const

export const offices: readonly { readonly code: string; readonly name: string }[] = [
  taskForce,
  ...departments,
  ...towns,
]

/** The name of an office; null where there is none of that code. */
export function officeName(code: string): string | null {
  return offices.find((office) => office.code === code)?.name ?? null
}

export function officeNamed(text: string): string | null {
  return offices.find(({ code, name }) => code === text || name === text)?.code ?? null
}
