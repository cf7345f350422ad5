import type { Kysely } from 'kysely'
import type { BaseChange } from '#core/api/base-map-shapes.ts'
import { conflictTypeNames, conflictTypes } from '#core/base-map/conflict-type.ts'
import { fieldsOfKind } from '#core/base-map/fields.ts'
import { changeKindNames, changeKinds, importStateNames } from '#core/base-map/import-state.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { headingOf } from '#core/form/form.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { type ComparisonPlace, changePage, conflictPage, faultPage } from '../db/base-comparisons.ts'
import type { Schema } from '../db/schema.ts'
import type { ExportFile } from '../export/export-file.ts'
import { recordExport } from '../filing/files.ts'
import type { Service } from '../service.ts'
import { changeBody, conflictBody, faultBody } from './list-comparison.ts'
import { importOf, type StoredImport } from './stored-import.ts'

const linesAtOnce = 500
const effects = { refused: '整行不予导入', 'left-out': '该值未采用', note: '已采用，请核对' } as const

/** Faults, conflicts and differences of an import's last comparison, as a workbook. Throws ProblemError not-found. */
export async function importReport(service: Service, grant: Grant, id: string): Promise<ExportFile> {
  const district = service.district.code
  const stored = await service.database.read((db) => importOf(db, district, grant, id))
  await recordExport(service, grant, `base import ${id}`, {})
  const place = { district, import: id, comparison: stored.line.comparison }
  const at = instantText(service.clock.now()).slice(0, 16).replace('T', ' ')
  const { kind, line, state } = stored
  const lines = [
    `来源：${sourceKindNames[kind]}  文件：${line.file_name}${line.sheet === null ? '' : ` / ${line.sheet}`}  年度：${line.cycle}  状态：${importStateNames[state]}`,
    `导出人：${grant.actor.name}  导出时间：${at}  比对规则中的阈值和拟编码为本系统拟定，以区规划资源局核定为准。`,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const sheets = [
    faults(service, stored, place, lines),
    conflicts(service, stored, place, lines),
    changes(service, stored, place, lines),
  ]
  return {
    name: `底版比对-${sourceKindNames[kind]}-${line.cycle}-${at.slice(0, 10).replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook(sheets),
  }
}

/** All lines, a few hundred at a time while they are written. */
async function* pages<Line extends { readonly number: number }>(
  service: Service,
  read: (db: Kysely<Schema>, page: { readonly after: number; readonly limit: number }) => Promise<readonly Line[]>,
): AsyncGenerator<Line, void> {
  let after = 0
  for (;;) {
    const page = await service.database.read((db) => read(db, { after, limit: linesAtOnce }))
    yield* page
    const last = page.at(-1)
    if (page.length < linesAtOnce || last === undefined) return
    after = last.number
  }
}

function faults(service: Service, stored: StoredImport, place: ComparisonPlace, lines: readonly string[]): Table {
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const line of pages(service, (db, page) => faultPage(db, place, null, page))) {
      const { file, sheet, row, column, value, effect, message } = faultBody(line, stored)
      yield [file, sheet, row, column, value, effects[effect], message]
    }
  }
  const columns = [
    { heading: '文件', width: 24 },
    { heading: '工作表', width: 14 },
    { heading: '行', width: 8, numberFormat: '0', align: 'right' as const },
    { heading: '列', width: 18 },
    { heading: '内容', width: 24 },
    { heading: '处理', width: 14 },
    { heading: '原因', width: 50 },
  ]
  return { sheet: '问题', title: '读不了的值和不予导入的行', lines, columns, rows: rows() }
}

function labelOf({ kind }: StoredImport, field: string | null): string | null {
  if (field === null) return null
  const known = fieldsOfKind(kind)[field]
  return field === 'boundary' ? '界址面积（m²）' : known === undefined ? field : headingOf(known)
}

function conflicts(service: Service, stored: StoredImport, place: ComparisonPlace, lines: readonly string[]): Table {
  const filter = { ids: null, type: null, state: 'all', field: null, text: null } as const
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const line of pages(service, (db, page) => conflictPage(db, place, filter, page))) {
      const { type, parcelCode, parcelName, field, records, choices, proposed, decided } = conflictBody(line)
      const nameOf = (choice: string | null): string | null =>
        choices.find((one) => one.choice === choice)?.label ?? choice
      const told = records.map(({ source, value, summary, place: where }) => {
        const from = source === null ? '' : `${sourceKindNames[source]}${where === null ? '' : ` 第 ${where.row} 行`}：`
        return `${from}${value === null ? summary : `${value}（${summary}）`}`
      })
      yield [
        conflictTypeNames[type],
        parcelCode,
        parcelName,
        labelOf(stored, field),
        told.join('；').slice(0, 2000),
        nameOf(proposed),
        nameOf(decided?.choice ?? null),
        decided?.by ?? null,
        decided?.at.slice(0, 16).replace('T', ' ') ?? null,
      ]
    }
  }
  const columns = [
    { heading: '类型', width: 20 },
    { heading: '地块编码', width: 18 },
    { heading: '地块名称/坐落', width: 28 },
    { heading: '字段', width: 18 },
    { heading: '各方记录', width: 60 },
    { heading: '建议', width: 24 },
    { heading: '处理意见', width: 24 },
    { heading: '处理人', width: 10 },
    { heading: '处理时间', width: 16 },
  ]
  return { sheet: '冲突', title: `冲突（${conflictTypes.length} 类）`, lines, columns, rows: rows() }
}

function changes(service: Service, stored: StoredImport, place: ComparisonPlace, lines: readonly string[]): Table {
  const kinds = changeKinds.filter((kind) => kind !== 'unchanged')
  const filter = { kinds, town: null, field: null, areaState: null, text: null }
  async function* rows(): AsyncGenerator<TableRow, void> {
    for await (const line of pages(service, (db, page) => changePage(db, place, filter, page))) {
      yield* changeRows(stored, changeBody(line, stored))
    }
  }
  const columns = [
    { heading: '差异', width: 14 },
    { heading: '地块编码', width: 18 },
    { heading: '地块名称/坐落', width: 28 },
    { heading: '所属街镇/园区', width: 12 },
    { heading: '行', width: 8, numberFormat: '0', align: 'right' as const },
    { heading: '字段', width: 20 },
    { heading: '原值', width: 22 },
    { heading: '新值', width: 22 },
    { heading: '来源', width: 14 },
    { heading: '说明', width: 40 },
  ]
  return { sheet: '差异', title: '应用前的差异（不变的不列）', lines, columns, rows: rows() }
}

function changeRows(stored: StoredImport, change: BaseChange): readonly TableRow[] {
  const { kind, parcelCode, parcelName, townCode, place, fields, reason } = change
  const head = [
    changeKindNames[kind],
    parcelCode,
    parcelName,
    townCode === null ? null : townName(townCode),
    place?.row ?? null,
  ]
  if (fields.length === 0) return [[...head, null, null, null, null, reason]]
  const shown = (value: string | number | boolean | null): string | number | null =>
    typeof value === 'boolean' ? (value ? '是' : '否') : value
  return fields.map(({ field, before, after, from }) => [
    ...head,
    labelOf(stored, field),
    shown(before),
    shown(after),
    from === null ? null : sourceKindNames[from],
    reason,
  ])
}
