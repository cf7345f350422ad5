import { type SummaryRow, summaryNodeNames, summaryNodes } from '#core/filing/summary.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table, type TableColumn, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { recordExport } from './files.ts'
import { type FilingSummaries, filingSummaries } from './summaries.ts'

interface Column extends TableColumn {
  readonly value: (row: SummaryRow) => string | number | null
}

const days = { numberFormat: '0', align: 'right', width: 10 } as const
const notices = { 'not-needed': '不需要', open: '待报备', done: '已报备' } as const

const columns: readonly Column[] = [
  { heading: '编号', width: 16, value: ({ number }) => number },
  { heading: '项目名称', width: 36, value: ({ projectName }) => projectName },
  { heading: '项目单位', width: 30, value: ({ firmName }) => firmName },
  { heading: '所属街镇/园区', width: 14, value: ({ townCode }) => townName(townCode) },
  { heading: '用地类型', width: 10, value: ({ routeMark }) => routeMark || null },
  { heading: '状态', width: 16, value: ({ stateName }) => stateName },
  ...summaryNodes.flatMap((node): readonly Column[] => [
    { heading: `${summaryNodeNames[node]}日期`, width: 13, value: ({ nodes }) => nodes[node].day },
    { heading: `${summaryNodeNames[node]}时已用工作日`, ...days, value: ({ nodes }) => nodes[node].daysUsed },
  ]),
  { heading: '已用工作日', ...days, value: ({ daysUsed }) => daysUsed },
  { heading: '逾期工作日', ...days, value: ({ overdueBy }) => overdueBy },
  { heading: '补正次数', ...days, value: ({ corrections }) => corrections },
  { heading: '时限', width: 30, value: ({ deadline }) => deadline || null },
  { heading: '认定结果', width: 14, value: ({ decision }) => decision || null },
  { heading: '逾期说明', width: 30, value: ({ overrunReason }) => overrunReason || null },
  { heading: '市级报备', width: 10, value: ({ cityNotice }) => notices[cityNotice] },
]

/** 汇总统计 of a year or of all, as a workbook: a line a filing, and how many took how many working days. */
export async function exportFilings(service: Service, grant: Grant, year: string | null): Promise<ExportFile> {
  const summaries = await filingSummaries(service, grant, year)
  const at = instantText(service.clock.now())
  await recordExport(service, grant, `filings ${year ?? 'all'}`, {})
  const lines = [
    '依据沪经信规范〔2020〕9号，原则上不超过 10 个工作日；工作日按国务院办公厅放假通知计算。',
    `${year === null ? '全部年度' : `${year}年`}  导出人：${grant.actor.name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const listed: Table = {
    sheet: '汇总统计',
    title: '优质项目认定汇总统计',
    lines,
    frozenColumns: 2,
    columns: columns.map(({ value: _, ...column }) => column),
    rows: rowsOf(summaries),
  }
  return {
    name: `优质项目汇总统计-${service.district.name}-${year ?? '全部'}-${summaries.today.replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook([listed, histogramTable(summaries, lines)]),
  }
}

function* rowsOf({ rows }: FilingSummaries): Generator<TableRow, void> {
  for (const row of rows) yield columns.map(({ value }) => value(row))
}

function histogramTable({ histogram }: FilingSummaries, lines: readonly string[]): Table {
  const { bins, overLimit, limitDays, decided } = histogram
  const points = [
    ...bins.map((value, index) => ({ label: String(index), value })),
    { label: `超过 ${limitDays}`, value: overLimit },
  ]
  return {
    chart: { title: `已认定 ${decided} 个项目的用时（工作日）`, points },
    sheet: '用时分布',
    title: `已认定 ${decided} 个项目的用时分布`,
    lines,
    columns: [
      { heading: '用时（工作日）', width: 16 },
      { heading: '项目数', ...days },
    ],
    rows: points.map(({ label, value }): TableRow => [label, value]),
  }
}
