import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { InvitationLine } from '#core/api/invitations.ts'
import { type Problem, ProblemError, problem } from '#core/error/problem.ts'
import { codeHash, groupedCode, longCodeLength, newSpokenCode } from '../access/spoken-code.ts'
import { instantText } from '../clock.ts'
import { distinct, groupedBy } from '../collections.ts'
import type { InvitationTable } from '../db/access-tables.ts'
import { type InvitableParcel, insertInvitations, isFirmOf, parcelsToInvite } from '../db/invitations.ts'
import type { Schema } from '../db/schema.ts'
import type { ExportFile } from '../export/export-file.ts'
import { type InvitationSheetLine, invitationSheet, type RefusedInvitation } from '../export/invitations.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'
import { invitationFilter, invitationLine } from './invitations.ts'
import { refusalBody } from './wording.ts'

export interface InvitationOrder {
  readonly cycle: string
  readonly parcelCodes: readonly string[]
  readonly uscc?: string | undefined
  /** How long the codes are good, 14 unless told. */
  readonly days?: number | undefined
}

interface Invitee {
  readonly uscc: string
  readonly town: string
  readonly parcels: readonly InvitableParcel[]
}

interface Issued {
  readonly code: string
  readonly invitation: InvitationTable
}

const usualDays = 14
const dayMilliseconds = 86_400_000

/**
 * One code for one firm, told this once.
 * Throws ProblemError: row-outside-scope (also for a parcel that does not exist), parcel-without-owner, parcel-not-of-firm.
 */
export async function issueInvitation(
  service: Service,
  grant: Grant,
  order: InvitationOrder,
): Promise<{ readonly code: string; readonly invitation: InvitationLine }> {
  const filter = invitationFilter(service, grant, order.cycle)
  const codes = distinct(order.parcelCodes)
  const { code, invitation } = await service.database.write(async (db) => {
    const parcels = await parcelsToInvite(db, filter, codes)
    const missing = codes.find((parcelCode) => !parcels.some(({ parcel_code }) => parcel_code === parcelCode))
    if (missing !== undefined) throw new ProblemError(problem('row-outside-scope', { parcelCode: missing }))
    const uscc = order.uscc ?? requireOwner(parcels[0])
    await requireFirm(db, filter, parcels, uscc)
    const towns = distinct(parcels.map(({ town_code }) => town_code ?? ''))
    // Parcels of several towns are the whole district's: no town sees the invitation among its own.
    const town = towns.length === 1 ? (towns[0] ?? '') : ''
    const [issued] = await issue(service, db, grant, order, [{ uscc, town, parcels }])
    if (issued === undefined) throw new Error('an invitation was not issued')
    return issued
  })
  return { code: groupedCode(code), invitation: invitationLine(invitation, service.clock.now()) }
}

function requireOwner(parcel: InvitableParcel | undefined): string {
  const uscc = parcel?.owner_uscc ?? null
  if (uscc === null) throw new ProblemError(problem('parcel-without-owner', { parcelCode: parcel?.parcel_code ?? '' }))
  return uscc
}

async function requireFirm(
  db: Kysely<Schema>,
  { district, cycle }: { readonly district: string; readonly cycle: string },
  parcels: readonly InvitableParcel[],
  uscc: string,
): Promise<void> {
  for (const { parcel_code, owner_uscc } of parcels) {
    if (owner_uscc === uscc || (await isFirmOf(db, district, cycle, parcel_code, uscc))) continue
    throw new ProblemError(problem('parcel-not-of-firm', { parcelCode: parcel_code, uscc }))
  }
}

/** Codes for the owners of many parcels, as a workbook and nowhere else; what was refused stands on its second sheet. */
export async function issueInvitations(service: Service, grant: Grant, order: InvitationOrder): Promise<ExportFile> {
  const filter = invitationFilter(service, grant, order.cycle)
  const codes = distinct(order.parcelCodes)
  const { issued, refused, parcels } = await service.database.write(async (db) => {
    const found = await parcelsToInvite(db, filter, codes)
    const owned = found.filter(({ owner_uscc }) => owner_uscc !== null)
    const groups = groupedBy(owned, ({ owner_uscc, town_code }) => `${owner_uscc} ${town_code ?? ''}`)
    const invitees = [...groups.values()].map((group): Invitee => {
      return { uscc: group[0]?.owner_uscc ?? '', town: group[0]?.town_code ?? '', parcels: group }
    })
    return {
      issued: await issue(service, db, grant, order, invitees),
      refused: codes.flatMap((code) => refusalOf(found, code)),
      parcels: found,
    }
  })
  return invitationSheet({
    cycle: order.cycle,
    today: instantText(service.clock.now()).slice(0, 10),
    issuedBy: grant.actor.name,
    demo: service.demo,
    lines: issued.map((one) => sheetLine(one, parcels)),
    refused,
  })
}

function refusalOf(found: readonly InvitableParcel[], parcelCode: string): readonly RefusedInvitation[] {
  const parcel = found.find(({ parcel_code }) => parcel_code === parcelCode)
  const refusal: Problem | null =
    parcel === undefined
      ? problem('row-outside-scope', { parcelCode })
      : parcel.owner_uscc === null
        ? problem('parcel-without-owner', { parcelCode })
        : null
  return refusal === null ? [] : [{ parcelCode, message: refusalBody(refusal).message }]
}

function sheetLine({ code, invitation }: Issued, parcels: readonly InvitableParcel[]): InvitationSheetLine {
  const own = JSON.parse(invitation.parcel_codes) as readonly string[]
  return {
    townCode: invitation.town_code,
    uscc: invitation.uscc,
    ownerName: parcels.find(({ parcel_code }) => own.includes(parcel_code))?.owner_name ?? null,
    parcelCodes: own,
    code: groupedCode(code),
    expiresAt: instantText(invitation.expires_at),
  }
}

async function issue(
  service: Service,
  db: Kysely<Schema>,
  grant: Grant,
  order: Pick<InvitationOrder, 'cycle' | 'days'>,
  invitees: readonly Invitee[],
): Promise<readonly Issued[]> {
  const issued = makeInvitations(service, grant, order, invitees)
  await storeInvitations(service, db, grant, order.cycle, issued)
  return issued
}

/** A code for each firm; none is good before it is stored. */
export function makeInvitations(
  { clock, district }: Service,
  { actor }: Grant,
  { cycle, days = usualDays }: Pick<InvitationOrder, 'cycle' | 'days'>,
  invitees: readonly Invitee[],
): readonly Issued[] {
  const now = clock.now()
  return invitees.map(({ uscc, town, parcels }): Issued => {
    const code = newSpokenCode(longCodeLength)
    const invitation: InvitationTable = {
      district: district.code,
      // Sorts by time; the rest cannot be guessed.
      id: `${now.toString(36).padStart(9, '0')}-${randomBytes(9).toString('base64url')}`,
      code_hash: codeHash(code),
      cycle,
      uscc,
      town_code: town,
      parcel_codes: JSON.stringify(parcels.map(({ parcel_code }) => parcel_code)),
      issued_by: actor.username,
      issued_at: now,
      expires_at: now + days * dayMilliseconds,
      used_at: null,
      used_by: null,
      revoked_at: null,
      revoked_by: null,
    }
    return { code, invitation }
  })
}

/** From now on the codes are good. */
export async function storeInvitations(
  { clock, audit, district }: Service,
  db: Kysely<Schema>,
  { actor }: Grant,
  cycle: string,
  issued: readonly Issued[],
): Promise<void> {
  const { username, role } = actor
  await insertInvitations(
    db,
    issued.map(({ invitation }) => invitation),
  )
  const details = { issued: issued.length, ids: issued.map(({ invitation }) => invitation.id) }
  const entry = {
    district: district.code,
    at: instantText(clock.now()),
    username,
    role,
    object: cycle,
    details,
  } as const
  await audit.append(db, { ...entry, action: 'invitation-issued' })
}
