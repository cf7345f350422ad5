import type { SettledItem, UploadFile, UploadLine, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { itemLevelNames } from '#core/bulk-upload/item-level.ts'
import { lineOutcomeNames, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import { fileStateNames, runStateNames } from '#core/bulk-upload/run-state.ts'
import { settlementNames, settlements } from '#core/bulk-upload/settlement.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { ReportColumn, ReportSheet } from '#workbook/bulk-report/content.ts'
import type { Repair } from './repair.ts'
import type { ReportPart } from './run-report.ts'

export interface ReportContext {
  readonly run: UploadRun
  readonly files: readonly UploadFile[]
  readonly lines: readonly UploadLine[]
  readonly told: number
  readonly settled: readonly SettledItem[]
  readonly part: ReportPart
  readonly repair: Repair
  readonly by: string
  readonly at: string
  readonly demo: boolean
}

const figure = (heading: string, width = 9): ReportColumn => ({ heading, width, align: 'right' })
const column = (heading: string, width: number): ReportColumn => ({ heading, width })

/** What became of the run and of each file. */
export function summarySheet(context: ReportContext): ReportSheet {
  const { run, files } = context
  const counted = lineOutcomes.map((outcome) => ({ outcome, heading: lineOutcomeNames[outcome] }))
  const levels = ['error', 'warning', 'info'] as const
  const rowsOf = (rows: UploadRun['rows']): number[] => counted.map(({ outcome }) => rows[outcome] ?? 0)
  const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)
  const line = (rows: UploadRun['rows'], items: UploadRun['items']): readonly number[] => {
    const figures = rowsOf(rows)
    return [sum(figures), ...figures, ...levels.map((level) => items[level] ?? 0)]
  }
  const state = `${fileStateNames.taken} ${run.files.taken ?? 0}，${fileStateNames.refused} ${run.files.refused ?? 0}`
  return {
    name: '汇总',
    title: '批量上传结果',
    notes: summaryNotes(context),
    columns: [
      column('文件', 44),
      column('结果', 20),
      figure('行数'),
      ...counted.map(({ heading }) => figure(heading)),
      ...levels.map((level) => figure(itemLevelNames[level])),
      column('说明', 70),
    ],
    rows: [
      ['合计', state, ...line(run.rows, run.items), run.left === 0 ? null : `还有 ${run.left} 个文件没有上传。`],
      ...files.map((file) => [
        file.name,
        file.problem === null ? fileStateNames.taken : file.problem.title,
        ...line(file.rows, file.items),
        fileRemarks(file),
      ]),
    ],
  }
}

function fileRemarks({ problem, copies, notes }: UploadFile): string | null {
  const texts = [
    ...(problem === null ? [] : [`${problem.why}${problem.what}`]),
    ...(copies.length === 0 ? [] : [`内容相同、没有重复处理的文件：${copies.join('、')}。`]),
    ...notes,
  ]
  return texts.length === 0 ? null : texts.join('')
}

function summaryNotes({ run, part, repair, settled, by, at, demo, told, lines }: ReportContext): readonly string[] {
  const scope = [
    ...(part.town === undefined ? [] : [townName(part.town) ?? part.town]),
    ...(part.file === undefined ? [] : [`第 ${part.file} 个文件`]),
  ]
  const counts = settlements.map(
    (state) => `${settlementNames[state]} ${settled.filter((one) => one.state === state).length}`,
  )
  return [
    `${run.cycle}年度  上传人：${run.by} ${shortly(run.at)}  状态：${runStateNames[run.state]}  导出人：${by} ${at}`,
    '“逐条”列出每一处问题。“用地主体自评表”“企业信息采集表”列出未受理和须改正的行：着色的格按批注改好，整个文件再次上传即可，系统按版本合并。',
    ...(scope.length === 0 ? [] : [`“逐条”和要修改的行只含${scope.join('、')}。`]),
    ...(lines.length < told ? [`“逐条”只列前 ${lines.length} 行的问题，共 ${told} 行。请按街镇或文件分次导出。`] : []),
    ...(repair.left === 0
      ? []
      : [`要修改的行还有 ${repair.left} 行没有列入。请按街镇或文件分次导出，或改好这些后再导出。`]),
    ...(settled.length === 0 ? [] : [`上次结果中要修改的问题：${counts.join('，')}，见“上次问题”。`]),
    proposedFormNotice,
    ...(demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
}

const placeColumns = [column('文件', 36), column('工作表', 18), figure('行', 7)] as const
const rowColumns = [column('地块编码', 20), column('统一社会信用代码', 22), column('名称', 26)] as const

/** Every single thing that is said: file, sheet, row, cell, field, what stands there, what is wrong, what to do. */
export function detailSheet({ files, lines, part }: ReportContext): ReportSheet {
  const refused = files.flatMap(({ number, name, problem }) => {
    const isWanted = part.town === undefined && (part.file === undefined || part.file === number)
    if (problem === null || !isWanted) return []
    const { why, what } = problem
    return [[name, null, null, null, null, null, null, null, itemLevelNames.refused, null, null, why, what, null]]
  })
  return {
    name: '逐条',
    title: '批量上传：逐条问题',
    notes: [proposedFormNotice],
    columns: [
      ...placeColumns,
      column('单元格', 9),
      column('街镇/园区', 14),
      ...rowColumns,
      column('级别', 10),
      column('字段', 24),
      column('填写的内容', 20),
      column('问题', 56),
      column('怎么办', 44),
      column('这一行', 10),
    ],
    rows: [
      ...refused,
      ...lines.flatMap(({ items, fileName, sheet, row, townCode, parcelCode, uscc, name, outcome }) =>
        items.map(({ level, cell, label, found, why, what }) => [
          fileName,
          sheet,
          row,
          cell,
          townCode === null ? null : (townName(townCode) ?? townCode),
          parcelCode,
          uscc,
          name,
          itemLevelNames[level],
          label === '' ? null : label,
          found,
          why,
          what,
          lineOutcomeNames[outcome],
        ]),
      ),
    ],
  }
}

/** What the earlier run told, and whether it still is so. */
export function settlementSheet(settled: readonly SettledItem[]): ReportSheet {
  return {
    name: '上次问题',
    title: '上次结果中要修改的问题',
    notes: ['“仍存在”的，这次的“逐条”里还有；“表中没有这一行”的，这次上传的文件里没有。', proposedFormNotice],
    columns: [
      ...placeColumns,
      ...rowColumns,
      column('级别', 10),
      column('字段', 24),
      column('上次填写的内容', 20),
      column('问题', 56),
      column('这次', 16),
    ],
    rows: settled.map(({ fileName, sheet, row, parcelCode, uscc, name, item, state }) => [
      fileName,
      sheet,
      row,
      parcelCode,
      uscc,
      name,
      itemLevelNames[item.level],
      item.label === '' ? null : item.label,
      item.found,
      item.why,
      settlementNames[state],
    ]),
  }
}

function shortly(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
