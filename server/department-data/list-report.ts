import type { DepartmentList, ListLine } from '#core/api/department-data-shapes.ts'
import { amountTolerancePercent, areaTolerancePercent, differenceKindNames } from '#core/department-data/difference.ts'
import { candidateReasons, lineStateNames, listStateNames } from '#core/department-data/import-state.ts'
import { isParcelFigure, sumOfRowsText } from '#core/department-data/parcel-figure.ts'
import type { CellValue } from '#core/form/field.ts'
import { headingOf } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { layerNames } from '#core/record/layer.ts'
import { departments } from '#core/vocabulary/department.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { allLines, linePage } from '../db/department-lists.ts'
import type { ExportFile } from '../export/export-file.ts'
import { releaseFor } from '../export-release/release.ts'
import type { Service } from '../service.ts'
import { lineBody } from './list-views.ts'
import { listBody, listOf } from './stored-list.ts'
import { isGuarded, takenOut } from './withheld-line.ts'

const linesAtOnce = 500

const unapproved = '未经导出审批：区统计局、区税务局核定的数据不导出。'

/**
 * The match report of a list as a workbook: every line, every value beside what stood there, every value not taken; of
 * 统计 and 税务 to others by approval only. Throws ProblemError: not-found, export-not-approved.
 */
export async function listReport(
  service: Service,
  grant: Grant,
  id: string,
  approval?: number | undefined,
): Promise<ExportFile> {
  const { actor, endpoint } = grant
  const { username, role } = actor
  const district = service.district.code
  const instant = instantText(service.clock.now())
  const { list, release } = await service.database.write(async (db) => {
    const found = await listBody(db, await listOf(db, district, grant, id))
    const { department, cycle } = found
    const wanted = { kind: 'department-list', cycle, object: id, town: null } as const
    const released = await releaseFor(db, district, actor, wanted, approval, instant, unapproved)
    const used = released.approval === null ? {} : { approval: released.approval }
    const details = { endpoint, department, cycle, ...used }
    const entry = { district, at: instant, username, role, object: `department list ${id}`, details } as const
    await service.audit.append(db, { ...entry, action: 'exported' })
    return { list: found, release: released }
  })
  const at = instant.slice(0, 16).replace('T', ' ')
  const lines = [...headLines(list, grant, at, service.demo), ...(isGuarded(list.department) ? release.lines : [])]
  async function* eachLine(): AsyncGenerator<ListLine, void> {
    let after = 0
    for (;;) {
      const read = await service.database.read((db) =>
        linePage(db, district, id, allLines, { after, limit: linesAtOnce }),
      )
      yield* read.map((line) => takenOut(lineBody(line), list.department, release.viewer))
      const last = read.at(-1)
      if (read.length < linesAtOnce || last === undefined) return
      after = last.number
    }
  }
  return {
    name: `部门名单匹配报告-${nameOf(list.department)}-${list.cycle}-${at.slice(0, 10).replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook([matches(lines, eachLine()), values(lines, eachLine()), faults(lines, eachLine())]),
  }
}

function nameOf(department: string): string {
  return departments.find(({ code }) => code === department)?.name ?? department
}

function headLines(list: DepartmentList, { actor }: Grant, at: string, isDemo: boolean): readonly string[] {
  const { department, cycle, file, state, applied, reversed } = list
  return [
    `部门：${nameOf(department)}  年度：${cycle}  文件：${file.name}  状态：${listStateNames[state]}`,
    ...(applied === null ? [] : [`应用：${applied.by} ${shortly(applied.at)}  ${applied.reason ?? ''}`]),
    ...(reversed === null ? [] : [`撤销：${reversed.by} ${shortly(reversed.at)}  ${reversed.reason ?? ''}`]),
    `导出人：${actor.name}  导出时间：${at}  容差为本系统拟定：面积 ${areaTolerancePercent}%，金额等 ${amountTolerancePercent}%。`,
    ...(isDemo ? ['示例数据，非真实企业和地块。'] : []),
  ]
}

function shortly(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

function text(value: CellValue | null): string | null {
  if (value === null) return null
  if (typeof value === 'object') return value.raw
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}

const placeColumns = [
  { heading: '工作表', width: 18 },
  { heading: '行', width: 8, numberFormat: '0', align: 'right' },
  { heading: '地块编码', width: 18 },
  { heading: '统一社会信用代码', width: 22 },
] as const

function placeCells({ place, parcelCode, uscc }: ListLine): TableRow {
  return [place.sheet, place.row, parcelCode, uscc]
}

/** Said where a line is about a whole parcel, among firms. */
function ofWhole({ form }: ListLine): string {
  return isParcelFigure(form, { uscc: null }) ? '（按地块）' : ''
}

function matches(lines: readonly string[], source: AsyncIterable<ListLine>): Table {
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const line of source) {
      const { name, state, why, target, candidates } = line
      const offered = candidates.map(
        ({ parcelCode, uscc, name: called, because }) =>
          `${[parcelCode, uscc, called].filter(Boolean).join(' ')}（${candidateReasons[because]}）`,
      )
      const means = target === null ? null : `${target.parcelCode} ${target.uscc ?? ofWhole(line)}`.trim()
      yield [...placeCells(line), name, lineStateNames[state], means, offered.join('；').slice(0, 2000), why]
    }
  }
  const columns = [
    ...placeColumns,
    { heading: '名称', width: 28 },
    { heading: '结果', width: 12 },
    { heading: '对应', width: 38 },
    { heading: '候选', width: 50 },
    { heading: '原因', width: 50 },
  ]
  return { sheet: '匹配', title: '部门名单匹配结果', lines, columns, rows: rows() }
}

function values(lines: readonly string[], source: AsyncIterable<ListLine>): Table {
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const line of source) {
      const fields = formById(line.form).fields
      for (const { field, stated, present, layer, difference } of line.values) {
        const known = fields[field]
        yield [
          ...placeCells(line),
          known === undefined ? field : headingOf(known),
          text(stated),
          text(present),
          present === null ? null : layer === null ? sumOfRowsText : layerNames[layer],
          difference === null ? null : differenceKindNames[difference],
        ]
      }
    }
  }
  const columns = [
    ...placeColumns,
    { heading: '字段', width: 24 },
    { heading: '名单的值', width: 18 },
    { heading: '匹配时的值', width: 18 },
    { heading: '来自', width: 12 },
    { heading: '差异', width: 12 },
  ]
  return { sheet: '差异', title: '名单的值与匹配时有效的值', lines, columns, rows: rows() }
}

function faults(lines: readonly string[], source: AsyncIterable<ListLine>): Table {
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const line of source) {
      for (const { column, cell, value, message } of line.faults) {
        yield [...placeCells(line), column, cell, value, message]
      }
    }
  }
  const columns = [
    ...placeColumns,
    { heading: '列', width: 24 },
    { heading: '单元格', width: 10 },
    { heading: '内容', width: 24 },
    { heading: '原因', width: 60 },
  ]
  return { sheet: '未采用', title: '没有采用的值', lines, columns, rows: rows() }
}
