import type { AnyResult } from '#workbook/any-form.ts'
import type { TemplateKind } from '#workbook/meta.ts'

const names: Readonly<Record<TemplateKind, string>> = {
  parcel: '一地一表',
  ledger: '街镇台账',
  department: '部门核定表',
  application: '零增地技术改造项目申请表',
  disposal: '处置方案表',
}

/** Which of our templates the workbook was made from: 一地一表，模板 2026.1; a workbook of nobody's is read by its headings. */
export function templateText({ meta }: AnyResult): string {
  if (meta === null) return '不是系统下发的模板，按表头读取'
  return `${names[meta.template]}，模板 ${meta.forms[0]?.version ?? ''}`
}
