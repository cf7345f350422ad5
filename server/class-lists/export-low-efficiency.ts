import type { LowEfficiencyLine } from '#core/api/class-list-shapes.ts'
import { stayEndNames, stayOriginNames } from '#core/class-lists/origin.ts'
import { streamTable, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { decidedCycles } from '../db/class-list-follow.ts'
import { type StayFilter, stayPage } from '../db/class-list-stays.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { decisionHead } from './decision-head.ts'
import { exportHead } from './export-head.ts'
import { allLines, landCells, landColumns, parcelCells, parcelColumns } from './export-rows.ts'
import { type LowEfficiencyQuery, stayBodies, stayFilterOf } from './list-low-efficiency.ts'

/** The 低效产业用地清单 as it stands or stood on a day, each parcel with its decisions. Throws ProblemError malformed-request. */
export async function exportLowEfficiency(
  service: Service,
  grant: Grant,
  query: LowEfficiencyQuery,
): Promise<ExportFile> {
  const district = service.district.code
  const filter = stayFilterOf(district, grant.scope, query)
  const asOf = query.day ?? todayInShanghai(service.clock)
  const sentences = await service.database.read(async (db) => {
    const cycles = await decidedCycles(db, district)
    const heads = await Promise.all(cycles.map((cycle) => decisionHead(db, district, cycle)))
    return distinct(heads.flatMap((head) => head?.sentences ?? []))
  })
  const { town, land, origin, q } = query
  const { lines, day } = await exportHead(service, grant, 'low-efficiency', { day: asOf, town, land, origin, q }, [
    `截至 ${asOf} 的清单：审定为 D 类的、专班决定列入的 C 类、两次评估之间列入的和汇入的，各带决定或来源。`,
    ...sentences,
  ])
  return {
    name: `低效产业用地清单-${service.district.name}-${day}.xlsx`,
    bytes: streamTable(
      [
        ...parcelColumns,
        ...landColumns,
        { heading: '列入原因', width: 20 },
        { heading: '年度', width: 8 },
        { heading: '列入时类别', width: 10, align: 'center' },
        { heading: '列入日期', width: 12 },
        { heading: '列入决定', width: 36 },
        { heading: '会议纪要', width: 18 },
        { heading: '来源', width: 36 },
        { heading: '前身地块', width: 20 },
        { heading: '移出日期', width: 12 },
        { heading: '移出原因', width: 16 },
        { heading: '移出决定', width: 30 },
      ],
      rowsOf(service, filter),
      { sheet: '低效产业用地清单', title: '低效产业用地清单', lines, frozenColumns: 1 },
    ),
  }
}

async function* rowsOf(service: Service, filter: StayFilter): AsyncGenerator<TableRow, void> {
  const lines = allLines((after, limit) =>
    service.database.read(async (db) => stayBodies(db, filter.district, await stayPage(db, filter, after, limit))),
  )
  for await (const line of lines) yield rowOf(line)
}

function rowOf(line: LowEfficiencyLine): TableRow {
  const { from, until } = line
  return [
    ...parcelCells(line),
    ...landCells(line),
    stayOriginNames[line.origin],
    line.cycle,
    line.class,
    from.on,
    from.reason,
    from.minutes,
    line.source,
    line.predecessors.join('、') || null,
    until?.on ?? null,
    until === null ? null : stayEndNames[until.end],
    until?.reason ?? null,
  ]
}
