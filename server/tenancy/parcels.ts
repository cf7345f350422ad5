import type { Kysely } from 'kysely'
import type { TenancyLinkBody, TenancyParcelBody } from '#core/api/tenancy.ts'
import { chainOf } from '#core/tenancy/chain.ts'
import { type TenancyIssueKind, tenancyIssueKinds } from '#core/tenancy/issue-kind.ts'
import { issuesOf } from '#core/tenancy/issues.ts'
import type { TenancyLink } from '#core/tenancy/tenancy.ts'
import type { Grant } from '../actions/authorise.ts'
import { codesOf } from '../actions/codes.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { withinScope } from '../actions/scope.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import { countTenancy, issueCounts, type TenancyFilter, tenancyPage } from '../db/tenancy.ts'
import type { ParcelRows } from '../rows/judge.ts'
import { loadParcels } from '../rows/load.ts'
import { textOrNull } from '../rows/state.ts'
import { tenancyParcel } from '../rows/tenancy-parcel.ts'
import type { Service } from '../service.ts'

const ownerKinds = ['否', '央企', '市属', '区属', '镇属'] as const

export interface TenancyQuery {
  readonly cycle: string
  readonly town?: string | undefined
  readonly soe?: string | undefined
  readonly issue?: 'any' | TenancyIssueKind | undefined
  readonly parcelCode?: string | undefined
}

interface PageQuery extends TenancyQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const defaultLimit = 50

/** The conditions as the database asks them. Throws ProblemError malformed-request. */
export function filterOf(service: Service, { scope }: Grant, query: TenancyQuery): TenancyFilter {
  const { cycle, town = null, issue = null, parcelCode = null } = query
  return {
    district: service.district.code,
    cycle,
    scope: withinScope(scope),
    town,
    soe: codesOf(query.soe, ownerKinds, 'soe'),
    kind: issue,
    parcelCode,
    today: todayInShanghai(service.clock),
  }
}

/** Parcels that are let, by code, each with its chain and what does not fit together today. */
export async function listTenancyParcels(
  service: Service,
  grant: Grant,
  query: PageQuery,
): Promise<{
  items: TenancyParcelBody[]
  nextCursor: string | null
  total: number
  kinds: { kind: TenancyIssueKind; parcels: number }[]
}> {
  const { cursor, limit = defaultLimit } = query
  const filter = filterOf(service, grant, query)
  const [after = ''] = cursor === undefined ? [] : readTextCursor(cursor, 1)
  return service.database.read(async (db) => {
    const codes = await tenancyPage(db, filter, after, limit + 1)
    const page = codes.slice(0, limit)
    const last = page.at(-1)
    const counts = await issueCounts(db, filter)
    return {
      items: [...(await tenancyBodies(db, filter, page))],
      nextCursor: codes.length > limit && last !== undefined ? writeCursor([last]) : null,
      total: await countTenancy(db, filter),
      kinds: counts.flatMap(({ kind: text, parcels }) => {
        const kind = tenancyIssueKinds.find((one) => one === text)
        return kind === undefined ? [] : [{ kind, parcels }]
      }),
    }
  })
}

/** The parcels of the codes, in their order. */
export async function tenancyBodies(
  db: Kysely<Schema>,
  { district, cycle, today }: Pick<TenancyFilter, 'district' | 'cycle' | 'today'>,
  codes: readonly string[],
): Promise<readonly TenancyParcelBody[]> {
  const parcels = await loadParcels(db, district, cycle, codes)
  return parcels.map((rows) => bodyOf(rows, today))
}

function bodyOf(rows: ParcelRows, today: string): TenancyParcelBody {
  const { parcelCode, parcel } = rows
  const tenancy = tenancyParcel(rows)
  const links = chainOf(tenancy)
  const { ownerName, ownerUscc, floorArea, rentedOutArea } = tenancy
  return {
    parcelCode,
    parcelName: textOrNull(parcel.effective.parcelName),
    townCode: parcel.townCode,
    ownerName,
    ownerUscc,
    ownerIsSoe: textOrNull(parcel.effective.ownerIsSoe),
    floorArea,
    rentedOutArea,
    links: links.map(linkBody),
    issues: issuesOf(tenancy, links).flatMap(({ kind, uscc, due }) =>
      due === null || due < today ? [{ kind, uscc }] : [],
    ),
  }
}

function linkBody({ firm, lessor, depth }: TenancyLink): TenancyLinkBody {
  const { uscc, name, occupancy, leaseStart, leaseEnd, area } = firm
  const letBy = { kind: lessor.kind, uscc: lessor.kind === 'firm' ? lessor.uscc : null, text: firm.lessor }
  return { uscc, name, occupancy, lessor: letBy, depth, leaseStart, leaseEnd, area }
}
