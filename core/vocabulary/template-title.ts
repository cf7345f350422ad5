import { departments } from './department.ts'

/** The workbook of disposal plans, by the title its file has. */
export const disposalTemplateTitle = '处置方案表'

/** 部门核定-区税务局: the workbook of the department of that name, by the title its file has. */
export function departmentTemplateTitle(department: string): string {
  return `部门核定-${department}`
}

/**
 * For whom a blank workbook is: who files, be it firm or 街镇; one department; the district, whose pages hand it out
 * filled and take it back.
 */
export const templateAudiences = ['filer', 'department', 'district'] as const
export type TemplateAudience = (typeof templateAudiences)[number]

export function templateAudience(title: string): TemplateAudience {
  if (title === disposalTemplateTitle) return 'district'
  return departments.some(({ name }) => departmentTemplateTitle(name) === title) ? 'department' : 'filer'
}
