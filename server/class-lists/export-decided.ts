import type { DecidedLine, DecidedQuery } from '#core/api/class-list-shapes.ts'
import { classMoveNames } from '#core/class-lists/class-move.ts'
import { classesOf, type Direction, directionNames, directions } from '#core/class-lists/direction.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { className } from '#core/vocabulary/class.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { type DecidedFilter, decidedPage } from '../db/class-lists.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { decidedFilterOf } from './decided-filter.ts'
import { decidedBodies } from './decided-lists.ts'
import { type DecisionHead, decisionHead } from './decision-head.ts'
import { exportHead } from './export-head.ts'
import { allLines, landCells, landColumns, parcelCells, parcelColumns } from './export-rows.ts'
import { listRefused } from './refused.ts'

const hows = { direct: '直接判定', ranked: '排序定类', exempt: '暂不评价' } as const

/**
 * The lists of a decided year: a sheet a direction, and what the standard lays down for each class. Throws ProblemError:
 * malformed-request, class-list-refused before 审定.
 */
export async function exportDecided(service: Service, grant: Grant, query: DecidedQuery): Promise<ExportFile> {
  const { cycle, direction } = query
  const district = service.district.code
  const head = await service.database.read((db) => decisionHead(db, district, cycle))
  if (head === null) throw listRefused(`${cycle}年度尚未审定，没有分类清单`)
  const filters = directions
    .filter((one) => direction === undefined || one === direction)
    .map((one) => ({ one, filter: decidedFilterOf(district, grant.scope, { ...query, direction: one }) }))
  const { class: classes, town, land, move, q } = query
  const { lines, day } = await exportHead(
    service,
    grant,
    `class-lists ${cycle}`,
    { direction, classes, town, land, move, q },
    [
      `${cycle}年度，${head.decidedOn} 审定；标准：${head.standardId}${head.standard === null ? '' : `（${head.standard.label}）`}；评估编号 ${head.evaluation}`,
      ...head.sentences,
    ],
  )
  const tables = filters.map(({ one, filter }) => listTable(service, one, filter, cycle, lines))
  return {
    name: `分类清单-${service.district.name}-${cycle}-${day}.xlsx`,
    bytes: streamWorkbook([...tables, measuresTable(head, lines)]),
  }
}

function listTable(
  service: Service,
  direction: Direction,
  filter: DecidedFilter,
  cycle: string,
  lines: readonly string[],
): Table {
  const letters = classesOf(direction).join('、')
  return {
    sheet: `${directionNames[direction]}（${letters}）`,
    title: `产业用地分类清单（${directionNames[direction]}：${letters} 类，${cycle}年度）`,
    lines,
    frozenColumns: 1,
    columns: [
      ...parcelColumns,
      ...landColumns,
      { heading: '类别', width: 6, align: 'center' },
      { heading: '类别名称', width: 10 },
      { heading: '产生方式', width: 10 },
      { heading: '名次', width: 8, numberFormat: '0', align: 'right' },
      { heading: '参评宗数', width: 10, numberFormat: '0', align: 'right' },
      { heading: '评估类别', width: 10, align: 'center' },
      { heading: '调整理由', width: 30 },
      { heading: '上一年度', width: 10 },
      { heading: '上一年类别', width: 10, align: 'center' },
      { heading: '变化', width: 14 },
      { heading: '低效清单', width: 10, align: 'center' },
    ],
    rows: rowsOf(service, filter),
  }
}

async function* rowsOf(service: Service, filter: DecidedFilter): AsyncGenerator<TableRow, void> {
  const lines = allLines((after, limit) =>
    service.database.read(async (db) => decidedBodies(db, filter, await decidedPage(db, filter, { after }, limit))),
  )
  for await (const line of lines) yield rowOf(line)
}

function rowOf(line: DecidedLine): TableRow {
  const { how, moves } = line
  return [
    ...parcelCells(line),
    ...landCells(line),
    line.class,
    line.class === null ? null : className(line.class),
    how === 'direct' || how === 'ranked' || how === 'exempt' ? hows[how] : how,
    line.rank,
    line.ranked,
    line.evaluatedClass,
    line.adjustment,
    line.beforeCycle,
    line.beforeClass,
    moves.map((move) => classMoveNames[move]).join('、'),
    line.onList ? '在清单上' : null,
  ]
}

function measuresTable({ standard }: DecisionHead, lines: readonly string[]): Table {
  const measures = standard?.classMeasures
  return {
    sheet: '各类措施',
    title: '各类措施（按所用标准）',
    lines,
    columns: [
      { heading: '导向', width: 6, align: 'center' },
      { heading: '类别', width: 6, align: 'center' },
      { heading: '类别名称', width: 12 },
      { heading: '措施', width: 50 },
      { heading: '依据', width: 50 },
    ],
    rows: directions.flatMap((direction) =>
      classesOf(direction).flatMap((code) =>
        (measures?.[code] ?? []).map(({ text, citation }) => [
          directionNames[direction],
          code,
          className(code),
          text,
          citationText(citation),
        ]),
      ),
    ),
  }
}
