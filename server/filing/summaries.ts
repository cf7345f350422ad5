import type { Kysely } from 'kysely'
import { type DaysHistogram, daysHistogram, type SummaryRow, summaryRow } from '#core/filing/summary.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { filingsInOrder } from '../db/filing-list.ts'
import type { FilingTable } from '../db/filing-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { parseFacts } from './facts.ts'
import { ruleOf } from './list.ts'
import { type FilingRules, loadRules } from './rules.ts'
import { filingScope, filingsWithin } from './scope.ts'

export interface FilingSummaries {
  readonly today: CalendarDate
  readonly rows: readonly (SummaryRow & { readonly id: string })[]
  readonly histogram: DaysHistogram
}

const perRead = 1000

/** 汇总统计 of all filings the reader may see, of a year or of all. */
export async function filingSummaries(service: Service, grant: Grant, year: string | null): Promise<FilingSummaries> {
  const today = todayInShanghai(service.clock)
  const district = service.district.code
  const rules = await service.database.read((db) => loadRules(db, district))
  const rows: FilingSummaries['rows'][number][] = []
  for await (const line of linesOf(service, grant, year)) rows.push(rowOf(line, rules, today))
  return { today, rows, histogram: daysHistogram(rows, rules.clock.rule) }
}

/** Read a piece at a time, so that others get their turn. */
export async function* linesOf(
  service: Service,
  { actor }: Grant,
  year: string | null,
): AsyncGenerator<FilingTable, void> {
  const district = service.district.code
  const filter = { district, scope: filingsWithin(filingScope(actor), district) }
  let after = ''
  for (;;) {
    const place = after
    const piece = await service.database.read((db: Kysely<Schema>) => filingsInOrder(db, filter, year, place, perRead))
    yield* piece
    const last = piece.at(-1)
    if (last === undefined || piece.length < perRead) return
    after = last.number
  }
}

function rowOf(line: FilingTable, rules: FilingRules, today: CalendarDate): FilingSummaries['rows'][number] {
  return { id: line.id, ...summaryRow(parseFacts(line.facts), today, rules.calendar, ruleOf(line, rules)) }
}
