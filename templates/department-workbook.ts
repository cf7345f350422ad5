import { figureFieldsOf } from '#core/department-data/parcel-figure.ts'
import { type DepartmentCode, departmentName } from '#core/vocabulary/department.ts'
import { departmentTemplateTitle } from '#core/vocabulary/template-title.ts'
import { buildWorkbook } from '#workbook/build.ts'
import { OptionLists } from '#workbook/draft/option-lists.ts'
import { guideSheet } from './guide-sheet.ts'
import { departmentPlan, enterprisePlan, ledgerColumns, parcelPlan, versionOf } from './plans.ts'
import { tableSheet } from './table-sheet.ts'

const rowsOf = new Map<string, number>([
  [parcelPlan.formId, 500],
  [enterprisePlan.formId, 800],
])

const first = '先在列标题上方填评估年度，再逐行填写；一宗地块或一家企业一行。'
const byFirm = '地块编码、统一社会信用代码用于与台账对应，必须填写。'
/** Of departments that may state amounts for a whole parcel. */
const byParcel = [
  '按企业提供的，地块编码、统一社会信用代码都填；按地块提供合计数的，统一社会信用代码留空，只填金额等合计项。',
  '地块合计数直接用于评分，替换各企业行之和，不再乘分摊比例；统计局的只替换规上企业，规下企业另加。',
]
const rest = [
  '只填本部门核定的列；没有数据的留空，不要填0。',
  '部门核定值优先于填报值，两者都会保留，企业可提出异议。',
  '填完后在系统“部门数据”中导入，匹配不上的行会列出。',
]

function stepsFor(department: DepartmentCode): readonly string[] {
  return [first, ...(figureFieldsOf(department).length === 0 ? [byFirm] : byParcel), ...rest]
}

/** 部门核定-<部门>.xlsx: what identifies a row and the fields this department supplies or verifies. */
export function departmentWorkbook(department: DepartmentCode): Promise<Uint8Array> {
  const lists = new OptionLists()
  const narrowed = [parcelPlan, enterprisePlan].flatMap((plan) => departmentPlan(plan, department) ?? [])
  const name = departmentName(department)
  const tables = narrowed.map((plan, index) =>
    tableSheet(
      {
        plan,
        fields: ledgerColumns(plan, plan.key),
        title: `${name}核定：${plan.title}`,
        tableName: plan.formId === parcelPlan.formId ? 'parcels' : 'firms',
        rows: rowsOf.get(plan.formId) ?? 0,
        copy: { prefilled: false, department },
        pagesWide: 1,
        cycle: index === 0 ? 'typed' : 'taken-over',
      },
      lists,
    ),
  )
  return buildWorkbook({
    title: departmentTemplateTitle(name),
    sheets: [...tables.map((table) => table.sheet), guideSheet(narrowed, stepsFor(department)), lists.toSheet()],
    names: tables.flatMap((table) => table.names),
    meta: {
      template: 'department',
      department,
      forms: narrowed.map(versionOf),
      cycle: null,
      parcelCode: null,
      revisions: [],
    },
  })
}
