import type { DisposalFilterQuery } from '#core/api/disposal-shapes.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { type Cells, fieldEntries, headingOf } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { disposalHead, exportedPlans } from './exported.ts'
import { planFilterOf } from './list.ts'
import { cellsIn, stateOfPlan } from './stored.ts'

const isNumber = (kind: string): boolean => kind === 'decimal' || kind === 'integer'
const fields = fieldEntries(disposalPlanForm)

/** The plans the reader asked for, a row each with everything the form says. */
export async function exportPlans(service: Service, grant: Grant, query: DisposalFilterQuery): Promise<ExportFile> {
  const lines = await exportedPlans(service, planFilterOf(service, grant, query))
  const { lines: head, day } = await disposalHead(service, grant, {
    object: 'disposal-plans',
    details: { ...query },
    plans: lines,
  })
  const table: Table = {
    sheet: '处置方案',
    title: '低效产业用地处置方案清单',
    lines: head,
    frozenColumns: 4,
    columns: [
      { heading: '编号', width: 8 },
      { heading: '状态', width: 12 },
      { heading: '版次', width: 8 },
      ...fields.map(([, field]) => ({
        heading: headingOf(field),
        width: field.kind === 'text' ? 26 : 16,
        ...(field.kind === 'decimal' ? { numberFormat: '#,##0.00' } : {}),
        ...(field.kind === 'code' ? { numberFormat: '@' } : {}),
      })),
    ],
    rows: lines.map(rowOf),
  }
  return { name: `处置方案清单-${day}.xlsx`, bytes: streamWorkbook([table]) }
}

function rowOf(line: DisposalPlanTable): (string | number | null)[] {
  const cells: Cells = cellsIn(line)
  const values = fields.map(([key, field]) => {
    const value = cells[key]
    if (value === undefined) return null
    if (typeof value === 'object') return value.raw
    return isNumber(field.kind) && typeof value === 'number' ? value : formatValue(field, value)
  })
  return [line.number, disposalStateNames[stateOfPlan(line)], line.version, ...values]
}
