import { deliveryWayNames, letterStateNames } from '#core/letter/delivery.ts'
import { letterKindNames } from '#core/letter/kind.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type TableRow } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { formalLetterPage } from '../db/formal-letters.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { ExportFile } from '../export/export-file.ts'
import { recordExport } from '../filing/files.ts'
import type { Service } from '../service.ts'
import { type LetterQuery, letterFilter, summaryBody } from './list.ts'
import { settingsNow } from './settings.ts'

const pageSize = 500
const text = { numberFormat: '@' } as const

/** The letters of a list with how each stands, as a workbook. */
export async function exportLetters(service: Service, grant: Grant, query: LetterQuery): Promise<ExportFile> {
  const { state = null, cycle } = query
  const filter = letterFilter(service, grant, query)
  const { settings } = await service.database.read((db) => settingsNow(db, service))
  await recordExport(service, grant, `formal-letters ${cycle}`, {})
  async function* lines(): AsyncGenerator<TableRow, void> {
    let before: number | null = null
    while (true) {
      const page: readonly FormalLetterTable[] = await service.database.read((db) =>
        formalLetterPage(db, filter, state, before, pageSize),
      )
      for (const line of page) yield letterRow(line, filter.today, settings.openedIsDelivery)
      const last = page.at(-1)
      if (last === undefined || page.length < pageSize) return
      before = last.seq
    }
  }
  const day = todayInShanghai(service.clock).replaceAll('-', '')
  return {
    name: `函件送达情况-${service.district.name}-${cycle}-${day}.xlsx`,
    bytes: letterWorkbook(lines(), service.demo),
  }
}

export function letterWorkbook(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  demo: boolean,
): AsyncIterable<Uint8Array> {
  return streamWorkbook([
    {
      sheet: '函件',
      title: '函件清单',
      lines: [proposedFormNotice, ...(demo ? ['示例数据，非真实企业和地块。'] : [])],
      frozenColumns: 1,
      columns: [
        { heading: '文号', width: 24, ...text },
        { heading: '函件', width: 18, ...text },
        { heading: '收件单位', width: 36, ...text },
        { heading: '地块编码', width: 16, ...text },
        { heading: '街镇/园区', width: 14, ...text },
        { heading: '出具日期', width: 12, ...text },
        { heading: '送达期限', width: 12, ...text },
        { heading: '状态', width: 14, ...text },
        { heading: '送达日期', width: 12, ...text },
        { heading: '送达方式', width: 12, ...text },
        { heading: '企业查看', width: 12, ...text },
        { heading: '文件', width: 44, ...text },
      ],
      rows,
    },
  ])
}

/** @param file name of the PDF beside the list, or why there is none */
export function letterRow(
  line: FormalLetterTable,
  today: CalendarDate,
  openedIsDelivery: boolean,
  file: string | null = null,
): TableRow {
  const { number, kind, receiver, parcelCode, townCode, issuedOn, ...rest } = summaryBody(line, today, openedIsDelivery)
  return [
    number,
    letterKindNames[kind],
    receiver,
    parcelCode,
    townCode === null ? null : (townName(townCode) ?? townCode),
    issuedOn,
    rest.deliverBy,
    letterStateNames[rest.state],
    rest.deliveredOn,
    rest.deliveredHow === null ? null : deliveryWayNames[rest.deliveredHow],
    rest.openedAt?.slice(0, 10) ?? null,
    file,
  ]
}
