import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AuthorityParcel, HandOverLine } from '#core/api/third-parties.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import type { ThirdPartyAuthorityTable, ThirdPartyHandOverTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { handParcelsOn, insertAuthority, insertHandOver } from '../db/third-party-authorities.ts'
import type { Service } from '../service.ts'
import { handOverBody } from './authority-view.ts'
import { blankAuthority, requireDays } from './give.ts'
import { type AuthorityParcels, parcelsCovered, shownParcels } from './parcels.ts'
import { requireAuthority, requireOpen } from './require-authority.ts'
import { requireUnit, thirdPartyRefused } from './units.ts'

interface Chosen {
  readonly cycle: string
  /** Null: all of the year. */
  readonly parcelCodes: readonly string[] | null
}

export interface HandOverOrder extends Chosen {
  readonly toUscc: string
  readonly until: string
  readonly reason: string
  /** As the person saw it. */
  readonly total: number
  readonly unfinished: number
}

/** What a hand-over would pass on. Throws ProblemError: not-found, third-party-refused. */
export async function previewHandOver(
  service: Service,
  grant: Grant,
  id: string,
  chosen: Chosen,
): Promise<AuthorityParcels> {
  const line = await requireAuthority(service, grant, id, 'change')
  return shownParcels(await service.database.read((db) => chosenParcels(db, line, chosen)))
}

async function chosenParcels(
  db: Kysely<Schema>,
  line: ThirdPartyAuthorityTable,
  { cycle, parcelCodes }: Chosen,
): Promise<readonly AuthorityParcel[]> {
  const covered = await parcelsCovered(db, line, cycle)
  if (parcelCodes === null) return covered
  const asked = distinct(parcelCodes)
  const known = new Set(covered.map(({ parcelCode }) => parcelCode))
  const outside = asked.filter((code) => !known.has(code))
  if (outside.length > 0) {
    throw thirdPartyRefused(
      `${outside[0]?.slice(0, 20)}${outside.length > 1 ? ` 等 ${outside.length} 宗` : ''}不在这份授权内`,
    )
  }
  return covered.filter(({ parcelCode }) => asked.includes(parcelCode))
}

/**
 * Passes parcels of an authority to another unit: from today the one no longer has them and the other has, with what
 * the first might write. Throws ProblemError: not-found, third-party-refused.
 */
export async function handOver(
  service: Service,
  grant: Grant,
  id: string,
  order: HandOverOrder,
): Promise<HandOverLine> {
  const { database, clock, audit } = service
  const { actor } = grant
  const district = service.district.code
  const asked = await requireAuthority(service, grant, id, 'change')
  const today = todayInShanghai(clock)
  return database.write(async (db) => {
    const from = await requireOpen(db, asked, today)
    const unit = await requireUnit(db, district, order.toUscc)
    if (unit.uscc === from.uscc) throw thirdPartyRefused('接收单位就是现在的单位')
    const start = from.valid_from > today ? from.valid_from : today
    requireDays(start, order.until, today)
    const parcels = await chosenParcels(db, from, order)
    const unfinished = parcels.filter(({ isUnfinished }) => isUnfinished).length
    if (parcels.length === 0) throw thirdPartyRefused(`这份授权在${order.cycle}年度没有地块`)
    if (parcels.length !== order.total || unfinished !== order.unfinished) {
      throw thirdPartyRefused(`现为 ${parcels.length} 宗、未完成 ${unfinished} 宗，与预览时不同`)
    }
    const at = instantText(clock.now())
    const seq = await takeNumbers(db, district, 'roster', 2)
    const codes = parcels.map(({ parcelCode }) => parcelCode)
    const to: ThirdPartyAuthorityTable = {
      ...blankAuthority(grant, at),
      district,
      id: randomUUID(),
      seq,
      uscc: unit.uscc,
      valid_from: start,
      valid_until: order.until,
      town_codes: '[]',
      touched_towns: JSON.stringify(distinct(parcels.map(({ townCode }) => townCode ?? ''))),
      forms: from.forms,
      layers: from.layers,
      reason: order.reason,
      hand_over: randomUUID(),
    }
    const record: ThirdPartyHandOverTable = {
      district,
      id: to.hand_over ?? '',
      seq: seq + 1,
      from_authority: from.id,
      to_authority: to.id,
      from_uscc: from.uscc,
      to_uscc: to.uscc,
      cycle: order.cycle,
      parcel_codes: JSON.stringify(codes),
      parcels: codes.length,
      unfinished,
      reason: order.reason,
      username: actor.username,
      by_name: actor.name,
      at,
      undone_username: null,
      undone_by: null,
      undone_at: null,
      undone_reason: null,
    }
    await insertAuthority(db, to, codes)
    await handParcelsOn(db, { district, authority: from.id }, codes, { handOver: record.id, at })
    await insertHandOver(db, record)
    const details = { from: from.uscc, to: to.uscc, parcels: codes.length, unfinished }
    const entry = { district, at, username: actor.username, role: actor.role, object: record.id, details } as const
    await audit.append(db, { ...entry, action: 'handed-over' })
    return handOverBody(record, true)
  })
}
