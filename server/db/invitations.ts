import type { Kysely } from 'kysely'
import type { InvitationTable } from './access-tables.ts'
import type { Schema } from './schema.ts'

export async function insertInvitations(db: Kysely<Schema>, invitations: readonly InvitationTable[]): Promise<void> {
  if (invitations.length > 0)
    await db
      .insertInto('invitation')
      .values([...invitations])
      .execute()
}

export async function invitationByCode(
  db: Kysely<Schema>,
  district: string,
  codeHash: string,
): Promise<InvitationTable | null> {
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('district', '=', district)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return invitation ?? null
}

export async function invitationById(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<InvitationTable | null> {
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return invitation ?? null
}

export async function changeInvitation(
  db: Kysely<Schema>,
  district: string,
  id: string,
  change: Partial<Pick<InvitationTable, 'used_at' | 'used_by' | 'revoked_at' | 'revoked_by'>>,
): Promise<void> {
  await db.updateTable('invitation').set(change).where('district', '=', district).where('id', '=', id).execute()
}

export interface InvitationFilter {
  readonly district: string
  readonly cycle: string
  /** Null for the whole district. */
  readonly town: string | null
}

function matching(db: Kysely<Schema>, { district, cycle, town }: InvitationFilter) {
  const query = db.selectFrom('invitation').where('district', '=', district).where('cycle', '=', cycle)
  return town === null ? query : query.where('town_code', '=', town)
}

/** Invitations, the newest first: ids sort by the time they were issued. */
export async function invitationsBefore(
  db: Kysely<Schema>,
  filter: InvitationFilter,
  before: string | null,
  limit: number,
): Promise<readonly InvitationTable[]> {
  const query = matching(db, filter).selectAll().orderBy('id', 'desc').limit(limit)
  return (before === null ? query : query.where('id', '<', before)).execute()
}

export async function countInvitations(db: Kysely<Schema>, filter: InvitationFilter): Promise<number> {
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** An invitation that was not taken back: who it was for, and on what. */
export interface StandingInvitation {
  readonly uscc: string
  readonly parcelCodes: readonly string[]
}

/** @param uscc of one firm; null for all */
export async function standingInvitations(
  db: Kysely<Schema>,
  filter: InvitationFilter,
  uscc: string | null,
): Promise<readonly StandingInvitation[]> {
  const query = matching(db, filter).select(['uscc', 'parcel_codes']).where('revoked_at', 'is', null).orderBy('id')
  const found = await (uscc === null ? query : query.where('uscc', '=', uscc)).execute()
  return found.map(({ uscc: firm, parcel_codes }) => ({
    uscc: firm,
    parcelCodes: JSON.parse(parcel_codes) as string[],
  }))
}

/** Parcels of a year with whose they are, in the order of their codes. */
export async function parcelsToInvite(
  db: Kysely<Schema>,
  { district, cycle, town }: InvitationFilter,
  parcelCodes: readonly string[],
): Promise<readonly InvitableParcel[]> {
  if (parcelCodes.length === 0) return []
  const query = db
    .selectFrom('parcel')
    .select(['parcel_code', 'town_code', 'owner_uscc', 'owner_name', 'parcel_name'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', [...parcelCodes])
    .orderBy('parcel_code')
  return (town === null ? query : query.where('town_code', '=', town)).execute()
}

export interface InvitableParcel {
  readonly parcel_code: string
  readonly town_code: string | null
  readonly owner_uscc: string | null
  readonly owner_name: string | null
  readonly parcel_name: string | null
}

export async function saveInvitedParcels(
  db: Kysely<Schema>,
  district: string,
  username: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<void> {
  const parcels = parcelCodes.map((parcelCode) => ({ district, username, cycle, parcel_code: parcelCode }))
  await db
    .insertInto('invited_parcel')
    .values(parcels)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Parcels an account was invited to, each with its year. */
export async function invitedParcels(
  db: Kysely<Schema>,
  district: string,
  username: string,
): Promise<readonly { readonly cycle: string; readonly parcelCode: string }[]> {
  const parcels = await db
    .selectFrom('invited_parcel')
    .select(['cycle', 'parcel_code'])
    .where('district', '=', district)
    .where('username', '=', username)
    .orderBy('cycle')
    .orderBy('parcel_code')
    .execute()
  return parcels.map(({ cycle, parcel_code }) => ({ cycle, parcelCode: parcel_code }))
}

/** Whether the firm has a row on the parcel. */
export async function isFirmOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
  uscc: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('row')
    .select('row_key')
    .where('district', '=', district)
    .where('form', '=', 'enterprise-information')
    .where('cycle', '=', cycle)
    .where('row_key', '=', `${cycle}/${parcelCode}/${uscc}`)
    .where('removed', '=', 0)
    .executeTakeFirst()
  return row !== undefined
}
