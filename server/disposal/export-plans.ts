import type { DisposalFilterQuery } from '#core/api/disposal-shapes.ts'
import { milestonePlaces } from '#core/disposal/milestone.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import type { Field } from '#core/form/field.ts'
import { fieldEntries, fieldOf, headingOf } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { streamWorkbook, type Table, type TableColumn } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { disposalHead, exportedPlans } from './exported.ts'
import { planFilterOf } from './list.ts'
import { cellsIn, stateOfPlan } from './stored.ts'

/** Sheets, each of sections that a page of paper has room for; which plan a row is of stands first on every one. */
const sheets = [
  { sheet: '处置方案', sections: ['parcel', 'plan'] },
  { sheet: '规划与转型', sections: ['factors'] },
  { sheet: '投资资金补偿', sections: ['money'] },
  { sheet: '搬迁权利衔接', sections: ['people', 'law', 'links'] },
  { sheet: '完成情况', sections: ['result'] },
] as const

const right = { align: 'right', numberFormat: '0' } as const
const leading: readonly TableColumn[] = [
  { heading: '编号', width: 8, ...right },
  { heading: '状态', width: 12 },
  { heading: '版次', width: 8, ...right },
]

const naming = ['parcelCode', 'parcelName']
const named = fieldEntries(disposalPlanForm).filter(([key]) => naming.includes(key))

type Fields = ReturnType<typeof fieldEntries>

/** The plans the reader asked for, a row each with everything the form says. */
export async function exportPlans(service: Service, grant: Grant, query: DisposalFilterQuery): Promise<ExportFile> {
  const plans = await exportedPlans(service, planFilterOf(service, grant, query))
  const details = { ...query }
  const { lines, day } = await disposalHead(service, grant, { object: 'disposal-plans', details, plans })
  const tables = sheets.map(({ sheet, sections }): Table => {
    const asked = fieldEntries(disposalPlanForm).filter(
      ([key, field]) => !naming.includes(key) && sections.some((section) => section === field.section),
    )
    const fields = [...named, ...asked]
    return {
      sheet,
      title: `低效产业用地处置方案清单：${sheet}`,
      lines,
      frozenColumns: 5,
      columns: [...leading, ...fields.map(([, field]) => columnOf(field))],
      rows: plans.map((plan) => rowOf(plan, fields)),
    }
  })
  return { name: `处置方案清单-${day}.xlsx`, bytes: streamWorkbook([...tables, milestoneTable(plans, lines)]) }
}

/** A row a milestone: five of them beside each other would be read by nobody. */
function milestoneTable(plans: readonly DisposalPlanTable[], lines: readonly string[]): Table {
  return {
    sheet: '节点',
    title: '低效产业用地处置方案清单：节点',
    lines,
    frozenColumns: 5,
    columns: [
      ...leading,
      ...named.map(([, field]) => columnOf(field)),
      { heading: '次序', width: 8, ...right },
      { heading: '节点', width: 30 },
      { heading: '计划日期', width: 14 },
      { heading: '完成日期', width: 14 },
      { heading: '完成依据', width: 40 },
    ],
    rows: plans.flatMap((plan) =>
      milestonePlaces.flatMap((place) => {
        const keys = [
          `milestone${place}Name`,
          `milestone${place}Due`,
          `milestone${place}Done`,
          `milestone${place}Evidence`,
        ]
        const asked = keys.map((key) => [key, fieldOf(disposalPlanForm, key)] as const)
        const row = rowOf(plan, [...named, ...asked])
        const head = row.slice(0, -keys.length)
        const said = row.slice(-keys.length)
        return said.every((value) => value === null) ? [] : [[...head, place, ...said]]
      }),
    ),
  }
}

function columnOf(field: Field): TableColumn {
  const heading = headingOf(field)
  if (field.kind === 'decimal') return { heading, width: 16, align: 'right', numberFormat: '#,##0.00' }
  if (field.kind === 'integer') return { heading, width: 14, ...right }
  return { heading, width: field.kind === 'text' ? 26 : 16 }
}

function rowOf(plan: DisposalPlanTable, fields: Fields): (string | number | null)[] {
  const cells = cellsIn(plan)
  const values = fields.map(([key, field]) => {
    const value = cells[key]
    if (value === undefined) return null
    if (typeof value === 'object') return value.raw
    return typeof value === 'number' ? value : formatValue(field, value)
  })
  return [plan.number, disposalStateNames[stateOfPlan(plan)], plan.version, ...values]
}
