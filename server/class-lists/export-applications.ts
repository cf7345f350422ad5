import type { PolicyApplicationBody } from '#core/api/class-policies.ts'
import { directionNames } from '#core/class-lists/direction.ts'
import { taskForce } from '#core/roster/office.ts'
import { departmentName, departments } from '#core/vocabulary/department.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import type { ClassPolicyTable } from '../db/class-list-tables.ts'
import { type ApplicationFilter, applicationPage, standingPolicies } from '../db/class-policies.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { type ApplicationQuery, applicationBodies, applicationFilterOf } from './applications.ts'
import { exportHead } from './export-head.ts'
import { parcelCells, parcelColumns } from './export-rows.ts'
import { byId } from './list-acts.ts'
import { labelOf, policyOf } from './policies.ts'

const linesAtOnce = 500

/** Which policy is applied to which parcel, with the policies themselves on a second sheet. */
export async function exportApplications(service: Service, grant: Grant, query: ApplicationQuery): Promise<ExportFile> {
  const district = service.district.code
  const policies = byId(await service.database.read((db) => standingPolicies(db, district)))
  const filter = applicationFilterOf(district, grant, policies, query)
  const { policy, parcel, town, state } = query
  const { lines, day } = await exportHead(service, grant, 'policy-applications', { policy, parcel, town, state }, [])
  return {
    name: `差别化政策适用清单-${service.district.name}-${day}.xlsx`,
    bytes: streamWorkbook([
      {
        sheet: '适用清单',
        title: '差别化政策适用清单',
        lines,
        frozenColumns: 1,
        columns: [
          ...parcelColumns,
          { heading: '政策', width: 24 },
          { heading: '标记', width: 8 },
          { heading: '年度', width: 8 },
          { heading: '类别', width: 6, align: 'center' },
          { heading: '适用日期', width: 12 },
          { heading: '适用理由', width: 30 },
          { heading: '不合条件仍适用的理由', width: 30 },
          { heading: '停止日期', width: 12 },
          { heading: '停止理由', width: 30 },
        ],
        rows: rowsOf(service, policies, filter),
      },
      policiesTable(policies, filter, lines),
    ]),
  }
}

async function* rowsOf(
  service: Service,
  policies: ReadonlyMap<string, ClassPolicyTable>,
  filter: ApplicationFilter,
): AsyncGenerator<TableRow, void> {
  let after: Parameters<typeof applicationPage>[2] = null
  for (;;) {
    const from = after
    const found = await service.database.read(async (db) => {
      const page = await applicationPage(db, filter, from, linesAtOnce)
      return { page, bodies: await applicationBodies(db, filter.district, policies, page) }
    })
    for (const body of found.bodies) yield rowOf(body)
    const last = found.page.at(-1)
    if (last === undefined || found.page.length < linesAtOnce) return
    after = { parcelCode: last.parcel_code, policy: last.policy, number: last.number }
  }
}

function rowOf(line: PolicyApplicationBody): TableRow {
  return [
    ...parcelCells(line),
    line.policyName,
    line.label,
    line.cycle,
    line.class,
    line.from,
    line.reason,
    line.overridden,
    line.until,
    line.endReason,
  ]
}

function policiesTable(
  policies: ReadonlyMap<string, ClassPolicyTable>,
  { policies: shown }: ApplicationFilter,
  lines: readonly string[],
): Table {
  return {
    sheet: '政策',
    title: '差别化政策登记表',
    lines,
    columns: [
      { heading: '政策', width: 24 },
      { heading: '标记', width: 8 },
      { heading: '导向', width: 6, align: 'center' },
      { heading: '适用类别', width: 10 },
      { heading: '内容', width: 50 },
      { heading: '来源文件', width: 26 },
      { heading: '条款', width: 26 },
      { heading: '责任部门', width: 16 },
      { heading: '生效日期', width: 12 },
      { heading: '截止日期', width: 12 },
    ],
    rows: [...policies.values()].flatMap((line) => {
      if (shown !== null && !shown.includes(line.id)) return []
      const policy = policyOf(line)
      const department = departments.find(({ code }) => code === policy.department)
      return [
        [
          policy.name,
          labelOf(line),
          directionNames[policy.direction],
          policy.classes.join('、'),
          policy.content,
          policy.document,
          policy.clause,
          department === undefined ? taskForce.name : departmentName(department.code),
          policy.validFrom,
          policy.validUntil,
        ],
      ]
    }),
  }
}
