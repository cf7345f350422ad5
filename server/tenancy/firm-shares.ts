import type { Kysely } from 'kysely'
import type { FirmShares } from '#core/api/tenancy.ts'
import { countedShare, shareSum, sumOfShares } from '#core/checks/share-sum.ts'
import type { Grant } from '../actions/authorise.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { covers, type Scope } from '../actions/scope.ts'
import { groupedBy } from '../collections.ts'
import { parcelLines } from '../db/parcels.ts'
import { compareTexts } from '../db/rows.ts'
import type { ParcelTable, RowTable, Schema } from '../db/schema.ts'
import { type FirmFilter, firmsOfSeveral, firmsOnParcels, parcelsWithSharesOff, rowsOfFirms } from '../db/tenancy.ts'
import { textOrNull } from '../rows/state.ts'
import { isUnsubmitted } from '../rows/surroundings.ts'
import { fromTable, statusOf } from '../rows/table.ts'
import type { Service } from '../service.ts'

export interface SharesQuery {
  readonly cycle: string
  readonly only?: 'off' | 'several' | undefined
  readonly uscc?: string | undefined
  readonly town?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

interface Page {
  readonly items: FirmShares[]
  readonly nextCursor: string | null
}

const defaultLimit = 50

/**
 * Firms with what share they have on which parcel of the year. A 街镇 hears of the parcels of others the town and the
 * share alone. Throws ProblemError malformed-request.
 */
export async function listFirmShares(service: Service, grant: Grant, query: SharesQuery): Promise<Page> {
  const { cycle, only = 'off', uscc, cursor, limit = defaultLimit } = query
  const { scope } = grant
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  const town = scope.kind === 'town' ? scope.town : (query.town ?? null)
  const filter = { district: service.district.code, cycle, town }
  return service.database.read(async (db) => {
    if (uscc !== undefined) {
      const items = await firmsWithShares(db, filter, scope, [uscc])
      return { items: items.filter((firm) => isWithin(firm, town)), nextCursor: null }
    }
    return only === 'several' ? several(db, filter, scope, after, limit) : off(db, filter, scope, after, limit)
  })
}

async function several(
  db: Kysely<Schema>,
  filter: FirmFilter,
  scope: Scope,
  after: string,
  limit: number,
): Promise<Page> {
  const usccs = await firmsOfSeveral(db, filter, after, limit)
  const items = await firmsWithShares(db, filter, scope, usccs)
  const last = usccs.length < limit ? undefined : usccs.at(-1)
  // A row that was taken out is counted by the index, and nowhere else.
  return { items: items.filter(({ holdings }) => holdings.length > 1), nextCursor: cursorAt(last) }
}

/** Rounds of parcels whose firms were all told of already. */
const mostRounds = 8

/** Each firm once, at the first of its parcels that the reader may see. */
async function off(db: Kysely<Schema>, filter: FirmFilter, scope: Scope, after: string, limit: number): Promise<Page> {
  let from = after
  const items: FirmShares[] = []
  for (let round = 0; round < mostRounds && items.length < limit; round += 1) {
    const codes = await parcelsWithSharesOff(db, filter, from, limit)
    const asked = new Set(codes)
    const firms = await firmsWithShares(db, filter, scope, await firmsOnParcels(db, filter, codes))
    for (const firm of firms) {
      const [first] = firm.holdings.flatMap((one) =>
        one.parcelCode === null || (filter.town !== null && one.townCode !== filter.town) ? [] : one.parcelCode,
      )
      if (firm.state !== 'whole' && firm.holdings.length > 1 && first !== undefined && asked.has(first))
        items.push(firm)
    }
    const last = codes.at(-1)
    if (last === undefined || codes.length < limit) return { items, nextCursor: null }
    from = last
  }
  return { items, nextCursor: cursorAt(from) }
}

function cursorAt(place: string | undefined): string | null {
  return place === undefined ? null : writeCursor([place])
}

function isWithin({ holdings }: FirmShares, town: string | null): boolean {
  return town === null || holdings.some(({ townCode }) => townCode === town)
}

async function firmsWithShares(
  db: Kysely<Schema>,
  filter: FirmFilter,
  scope: Scope,
  usccs: readonly string[],
): Promise<readonly FirmShares[]> {
  const rows = await rowsOfFirms(db, filter, usccs)
  const codes = [...new Set(rows.map((row) => row.parcel_code))].sort(compareTexts)
  const lines = await parcelLines(db, filter.district, filter.cycle, codes)
  const byCode = new Map(lines.map((line) => [line.parcel_code, line]))
  return [...groupedBy(rows, (row) => row.uscc ?? '')].map(([uscc, ofFirm]) => firmBody(uscc, ofFirm, byCode, scope))
}

function firmBody(
  uscc: string,
  rows: readonly RowTable[],
  lines: ReadonlyMap<string, ParcelTable>,
  scope: Scope,
): FirmShares {
  const shares = rows.map(({ share }) => countedShare(share))
  const own = rows.filter((row) => isOwn(row, lines.get(row.parcel_code), scope))
  const names = own.map((row) => textOrNull(fromTable(row).effective.firmName))
  return {
    uscc,
    name: names.find((name) => name !== null) ?? null,
    sum: sumOfShares(shares),
    state: shareSum(
      shares,
      rows.some(({ status }) => isUnsubmitted(statusOf(status))),
    ),
    holdings: rows.map((row) => {
      const { town_code: townCode, share, parcel_code: parcelCode, status } = row
      if (!own.includes(row)) return { parcelCode: null, parcelName: null, townCode, share, status: null }
      const parcelName = lines.get(parcelCode)?.parcel_name ?? null
      return { parcelCode, parcelName, townCode, share, status: statusOf(status) }
    }),
  }
}

function isOwn(row: RowTable, line: ParcelTable | undefined, scope: Scope): boolean {
  const { cycle, parcel_code: parcelCode, town_code: townCode } = row
  return covers(scope, { cycle, parcelCode, townCode, ownerUscc: line?.owner_uscc ?? null })
}
