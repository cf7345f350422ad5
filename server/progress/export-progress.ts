import type { DepartmentProgress, DueState, GroupProgress, Progress } from '#core/api/progress-shapes.ts'
import { departmentStateNames, markNames, parcelMarks } from '#core/progress/mark.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { dueDayText, timelinessText } from '#core/progress/timeliness.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { towns } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table, type TableColumn, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { progressIn } from './read-progress.ts'

const text = { numberFormat: '@' } as const
const whole = { numberFormat: '#,##0', align: 'right', width: 9 } as const
const share = { numberFormat: '0.0%', align: 'right', width: 10 } as const

/** The progress a reader sees as a workbook, one sheet a table. */
export async function exportProgress(service: Service, grant: Grant, cycle: string): Promise<ExportFile> {
  const { username, role, name } = grant.actor
  const district = service.district.code
  const at = instantText(service.clock.now())
  const progress = await service.database.write(async (db) => {
    const object = `progress ${cycle}`
    await service.audit.append(db, { district, at, username, role, action: 'exported', object })
    return progressIn(db, service, grant, cycle)
  })
  const lines = [
    proposedFormNotice,
    `${cycle}年度  导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    '按时、迟交以最后一次提交（审核、核验）之日计；时限为休息日的顺延到其后第一个工作日；天数为工作日。',
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  return {
    name: `进度-${service.district.name}-${cycle}-${progress.today.replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook(tablesOf(progress).map((table) => ({ ...table, lines }))),
  }
}

function tablesOf(progress: Progress): readonly Table[] {
  const parks = new Set<string>(towns.filter(({ kind }) => kind === 'park').map(({ code }) => code))
  const inParks = progress.towns.filter(({ code }) => parks.has(code))
  const tables: Table[] = [stageTable(progress)]
  if (progress.towns.length > 0) {
    tables.push(groupTable('街镇', '街镇/园区', progress.towns))
    tables.push(groupTable('园区和规划空间', '园区/规划空间', [...inParks, ...progress.zones]))
  }
  if (progress.departments.length > 0) tables.push(departmentTable(progress.departments))
  return tables
}

function dueText(due: DueState | null): string {
  return due === null ? '未定' : dueDayText(due)
}

function stageTable({ stages }: Progress): Table {
  return {
    sheet: '时限',
    title: '各环节时限',
    columns: [
      { heading: '环节', width: 12, ...text },
      { heading: '时限', width: 36, ...text },
      { heading: '已完成', ...whole },
      { heading: '共', ...whole },
      { heading: '逾期', ...whole },
    ],
    rows: stages.map(({ stage, due, done, total, overdue }): TableRow => {
      return [dueStageNames[stage], dueText(due), done, total, total === null ? null : overdue]
    }),
  }
}

function groupTable(sheet: string, heading: string, groups: readonly GroupProgress[]): Table {
  const steps = ['filing', 'town-review', 'review'] as const
  const ofStep = (step: (typeof steps)[number]): readonly TableColumn[] => {
    const name = dueStageNames[step]
    return [
      { heading: `${name}时限`, width: 16, ...text },
      { heading: `${name}完成`, ...whole },
      { heading: `${name}完成率`, ...share },
      { heading: `${name}按时`, ...whole },
      { heading: `${name}迟交`, ...whole },
      { heading: `${name}逾期`, ...whole },
      { heading: `${name}最长逾期（工作日）`, ...whole, width: 14 },
    ]
  }
  return {
    sheet,
    title: `${heading}进度`,
    frozenColumns: 1,
    columns: [
      { heading, width: 20, ...text },
      { heading: '地块（宗）', ...whole },
      ...parcelMarks.map((mark): TableColumn => ({ heading: markNames[mark], ...whole })),
      ...steps.flatMap(ofStep),
    ],
    rows: groups.map(({ name, parcels, statuses, steps: each }): TableRow => {
      const figures = steps.flatMap((step) => {
        const { due, done, open, onTime, late, overdue, mostDaysOver } = each[step]
        const all = done + open
        const timed = due === null && onTime + late + overdue === 0 ? [null, null, null, null] : null
        return [dueText(due), done, all === 0 ? null : done / all, ...(timed ?? [onTime, late, overdue, mostDaysOver])]
      })
      return [name, parcels, ...parcelMarks.map((mark) => statuses[mark] ?? 0), ...figures]
    }),
  }
}

function departmentTable(departments: readonly DepartmentProgress[]): Table {
  return {
    sheet: '部门',
    title: '部门名单',
    frozenColumns: 1,
    columns: [
      { heading: '部门', width: 16, ...text },
      { heading: '负责字段', ...whole },
      { heading: '导入名单', ...whole },
      { heading: '已应用', ...whole },
      { heading: '可声明完整', width: 12, numberFormat: '#,##0', align: 'right' },
      { heading: '已声明', ...whole },
      { heading: '状态', width: 14, ...text },
      { heading: '完成日期', width: 12, ...text },
      { heading: '时限', width: 36, ...text },
      { heading: '是否按时', width: 18, ...text },
    ],
    rows: departments.map((one): TableRow => {
      const { name, fields, uploads, applied, declarable, declared, state, doneOn, due } = one
      const standing = due === null ? '未定时限' : timelinessText(due)
      const counted = [fields, uploads, applied, declarable, declared]
      return [name, ...counted, departmentStateNames[state], doneOn, dueText(due), standing]
    }),
  }
}
