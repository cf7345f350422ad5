import type { z } from 'zod'
import { seesEverything } from '#core/access/mask.ts'
import { type ParcelSummary, type parcelQuery, parcelSummary } from '#core/api/parcels.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { withinScope } from '../actions/scope.ts'
import { todayInShanghai } from '../clock.ts'
import type { EvaluationResultTable } from '../db/evaluation-tables.ts'
import { shownEvaluation } from '../db/evaluations.ts'
import { countParcels, type ParcelOrder, type ParcelPlace, parcelPage, resultsOfParcels } from '../db/parcel-list.ts'
import type { ParcelTable } from '../db/schema.ts'
import { progressCondition } from '../progress/progress-condition.ts'
import type { Service } from '../service.ts'
import { parcelFilterOf } from './parcel-filter.ts'

export type ParcelQuery = z.infer<typeof parcelQuery>

export interface ParcelPage {
  readonly items: ParcelSummary[]
  readonly nextCursor: string | null
  readonly total: number
}

const defaultLimit = 100

/** Parcels within the reader's scope, filtered and sorted. Throws ProblemError malformed-request. */
export async function listParcels(service: Service, grant: Grant, query: ParcelQuery): Promise<ParcelPage> {
  const { actor, scope } = grant
  const district = service.district.code
  const { cycle } = query
  const open = !seesEverything(actor)
  const limit = query.limit ?? defaultLimit
  const order = orderOf(query.sort ?? 'parcelCode', open)
  const place = placeOf(query)
  const choices = parcelFilterOf(query)
  const today = todayInShanghai(service.clock)
  return service.database.read(async (db) => {
    const shown = await shownEvaluation(db, district, cycle)
    const evaluation = shown?.number ?? null
    const see = { open, formal: shown?.mode === 'formal' }
    const progress = await progressCondition(db, { district, cycle, today }, query.progress)
    const filter = { district, cycle, scope: withinScope(scope), open, evaluation, progress, ...choices }
    const lines = await parcelPage(db, filter, order, place, limit + 1)
    const page = lines.slice(0, limit)
    const codes = page.map((line) => line.parcel_code)
    const results = evaluation === null ? [] : await resultsOfParcels(db, district, evaluation, codes)
    const byCode = new Map(results.map((result) => [result.parcel_code, result]))
    const last = page.at(-1)
    return {
      items: page.map((line) => summaryOf(line, byCode.get(line.parcel_code) ?? null, see)),
      nextCursor:
        lines.length > limit && last !== undefined ? writeCursor([last[order.column], last.parcel_code]) : null,
      total: await countParcels(db, filter),
    }
  })
}

type Sort = NonNullable<ParcelQuery['sort']>

function orderOf(sort: Sort, open: boolean): ParcelOrder {
  const columns = {
    parcelCode: 'parcel_code',
    townCode: 'town_code',
    landArea: 'land_area',
    errors: open ? 'open_errors' : 'errors',
    // Neither the order nor the cursor says more of a total than the line shows.
    total: open ? 'open_total' : 'total',
  } as const
  const descending = sort.startsWith('-')
  const name = (descending ? sort.slice(1) : sort) as keyof typeof columns
  return { column: columns[name], descending }
}

function placeOf({ cursor, offset }: ParcelQuery): ParcelPlace {
  if (cursor === undefined) return { kind: 'offset', offset: offset ?? 0 }
  const [value = null, parcelCode] = readCursor(cursor, 2)
  return { kind: 'after', value, parcelCode: String(parcelCode) }
}

/** Whether what is masked for most is left out, and whether the results are of a formal evaluation. */
interface Seen {
  readonly open: boolean
  readonly formal: boolean
}

function summaryOf(line: ParcelTable, result: EvaluationResultTable | null, see: Seen): ParcelSummary {
  const { open } = see
  return parcelSummary.parse({
    parcelCode: line.parcel_code,
    parcelName: line.parcel_name,
    townCode: line.town_code,
    ownerName: line.owner_name,
    landClass: line.land_class,
    landArea: line.land_area,
    status: line.status,
    firms: line.firms,
    errors: open ? line.open_errors : line.errors,
    warnings: open ? line.open_warnings : line.warnings,
    revision: line.revision,
    updatedAt: line.updated_at,
    result: result === null ? null : resultOf(result, see),
  })
}

function resultOf(result: EvaluationResultTable, { open, formal }: Seen) {
  const { how, status, rank, ranked, rules, flagged } = result
  const of = ranked
  const total = open ? result.open_total : result.total
  const found = { class: result.class, how, status, total, rank, of, rules: JSON.parse(rules) }
  return { ...found, flagged: flagged === 1, formal }
}
