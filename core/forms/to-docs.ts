import type { CodeSystem, Field } from '../form/field.ts'
import { expectedText, precisionText, requiredText, suppliedByText } from '../form/field-words.ts'
import { fillRoleOf, fillRoles } from '../form/fill-role.ts'
import { type Form, fieldEntries, headingOf } from '../form/form.ts'
import { type Projection, project } from '../form/project.ts'
import { citationText, proposedFormNotice } from '../vocabulary/citation.ts'
import { isFormId } from './catalogue.ts'

const codeNames: Readonly<Record<CodeSystem, string>> = {
  parcel: '地块编码',
  uscc: '统一社会信用代码',
  'real-estate-unit': '不动产单元代码',
  certificate: '权证号',
  industry: '行业代码',
  phone: '电话',
  'document-number': '文号',
}

const kindNames: Projection<[], string> = {
  text: () => '文本',
  code: (field) => `代码（${codeNames[field.system]}）`,
  integer: () => '整数',
  decimal: () => '小数',
  date: (field) => (field.yearMonth === true ? '日期（可填年月）' : '日期'),
  boolean: () => '是/否',
  enum: () => '选项',
  calculated: () => '计算',
}

/** The data dictionary of a form in Markdown, section by section. */
export function toDocs(form: Form): string {
  const sections = form.sections.map((section) => {
    const rows = fieldEntries(form)
      .filter(([, field]) => field.section === section.key)
      .map(([key, field]) => row(form, key, field))
    return `## ${section.title}\n\n${markdownTable(columns, rows)}`
  })
  const legend = Object.values(fillRoles).map(({ mark, label }) => `${mark} ${label}`)
  return [
    `# ${form.title}`,
    `> ${proposedFormNotice}`,
    `表样 \`${form.id}\`，版本 ${form.version}，共 ${fieldEntries(form).length} 项。行的键：${keyText(form)}。`,
    `标记：${legend.join('，')}。`,
    ...sections,
  ]
    .join('\n\n')
    .concat('\n')
}

const columns = [
  '标记',
  '键',
  '表头',
  '类型',
  '单位与精度',
  '必填条件',
  '应填',
  '填什么',
  '示例',
  '填报与核定',
  '依据',
] as const

function row(form: Form, key: string, field: Field): readonly string[] {
  return [
    fillRoles[fillRoleOf(form, key, field)].mark,
    `\`${key}\``,
    headingOf(field),
    project(kindNames, field),
    precisionText(field),
    requiredText(form, field),
    optionsOf(form, field),
    field.hint,
    field.example,
    suppliedByText(field),
    citationText(field.source),
  ]
}

/** Every option, however many: the dictionary is where the whole list is looked up. */
function optionsOf(form: Form, field: Field): string {
  return field.kind === 'enum' ? field.options.map((option) => option.label).join('、') : expectedText(form, field)
}

/** A row of the assessment is one of a year. */
function keyText(form: Form): string {
  const labels = form.key.map((key) => keyLabel(form, key))
  return (isFormId(form.id) ? ['评估年度', ...labels] : labels).join('、')
}

function keyLabel(form: Form, key: string): string {
  return form.fields[key]?.label ?? key
}

/** A Markdown table; a bar inside a cell is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
