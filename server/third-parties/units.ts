import type { Kysely } from 'kysely'
import { maskedText, seesContacts } from '#core/access/personal.ts'
import type { Role } from '#core/access/role.ts'
import type { ThirdPartyUnit } from '#core/api/third-parties.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { usccProblem } from '#core/form/code-system.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { ThirdPartyUnitTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import { accountsOfUnit, insertThirdPartyUnit, thirdPartyUnit } from '../db/third-parties.ts'
import type { Service } from '../service.ts'

export function thirdPartyRefused(reason: string): ProblemError {
  return new ProblemError(problem('third-party-refused', { reason }))
}

export interface UnitEntry {
  readonly uscc: string
  readonly name: string
  readonly contractNo: string
  readonly contactName: string
  readonly contactPhone: string
  readonly revision: number
}

interface Contact {
  readonly name: string
  readonly phone: string
}

/** A code in its one spelling. */
export function normalisedUscc(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** Registers a unit, or a new version of it. Throws ProblemError third-party-refused. */
export async function saveUnit(service: Service, { actor }: Grant, entry: UnitEntry): Promise<ThirdPartyUnit> {
  const { database, clock, audit } = service
  const district = service.district.code
  const uscc = normalisedUscc(entry.uscc)
  if (usccProblem(uscc) === 'structure') throw thirdPartyRefused(`“${uscc.slice(0, 20)}”不是统一社会信用代码`)
  const { username, role } = actor
  return database.write(async (db) => {
    const before = await thirdPartyUnit(db, district, uscc)
    const revision = before?.revision ?? 0
    if (revision !== entry.revision) {
      throw thirdPartyRefused(
        before === null
          ? '这个单位还没有登记'
          : `${before.by_name}已在 ${before.at.slice(0, 16).replace('T', ' ')} 登记过`,
      )
    }
    const contact: Contact = kept(before, { name: entry.contactName, phone: entry.contactPhone })
    const at = instantText(clock.now())
    const unit: ThirdPartyUnitTable = {
      district,
      uscc,
      revision: revision + 1,
      name: entry.name,
      contract_no: entry.contractNo,
      unit_contact: JSON.stringify(contact),
      username,
      by_name: actor.name,
      at,
    }
    await insertThirdPartyUnit(db, unit)
    const details = { revision: unit.revision }
    await audit.append(db, { district, at, username, role, action: 'third-party-saved', object: uscc, details })
    return unitBody(db, unit, actor)
  })
}

/** A contact as a list masks it says nothing of what stands there. */
function kept(before: ThirdPartyUnitTable | null, sent: Contact): Contact {
  const standing = before === null ? null : contactOf(before)
  const value = (text: string, old: string | undefined): string => (text.includes('**') ? (old ?? '') : text)
  return { name: value(sent.name, standing?.name), phone: value(sent.phone, standing?.phone) }
}

function contactOf({ unit_contact }: ThirdPartyUnitTable): Contact {
  return JSON.parse(unit_contact) as Contact
}

/** Administrators need the names of units for accounts, and nothing of whom to call. */
function shownContact(unit: ThirdPartyUnitTable, role: Role): Contact | null {
  if (role === 'admin') return null
  const contact = contactOf(unit)
  if (seesContacts({ role })) return contact
  return { name: maskedText('name', contact.name), phone: maskedText('phone', contact.phone) }
}

export async function unitBody(db: Kysely<Schema>, unit: ThirdPartyUnitTable, actor: Actor): Promise<ThirdPartyUnit> {
  const accounts = await accountsOfUnit(db, unit.district, unit.uscc)
  const contact = shownContact(unit, actor.role)
  return {
    uscc: unit.uscc,
    name: unit.name,
    contractNo: unit.contract_no,
    contactName: contact === null ? null : contact.name,
    contactPhone: contact === null ? null : contact.phone,
    revision: unit.revision,
    changedBy: unit.by_name,
    changedAt: unit.at,
    accounts: accounts.filter(({ active }) => active === 1).length,
  }
}

/** The unit, registered. Throws ProblemError third-party-refused. */
export async function requireUnit(db: Kysely<Schema>, district: string, uscc: string): Promise<ThirdPartyUnitTable> {
  const unit = await thirdPartyUnit(db, district, normalisedUscc(uscc))
  if (unit === null) throw thirdPartyRefused(`单位 ${uscc.slice(0, 20)} 还没有登记`)
  return unit
}
