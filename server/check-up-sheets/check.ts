import type { SheetVerification } from '#core/api/check-up-sheets.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { Service } from '../service.ts'
import { type ShownSheet, verifySheet } from './verify.ts'

/** Checks a sheet for somebody and notes what came of it: guesses are to be seen in the log. */
export async function checkSheet(service: Service, { actor }: Grant, shown: ShownSheet): Promise<SheetVerification> {
  const { database, audit, district, clock } = service
  const found = await database.read((db) => verifySheet(db, audit.keys, district.code, actor, shown))
  const at = instantText(clock.now())
  const { username, role } = actor
  const { outcome, fault, untouched, sheet } = found
  const object = sheet === null ? 'check-up-sheet' : `check-up-sheet ${sheet.evaluation} ${sheet.parcelCode}`
  const details = { outcome, fault, untouched }
  const entry = { district: district.code, at, username, role, object, details } as const
  await database.write((db) => audit.append(db, { ...entry, action: 'check-up-sheet-verified' }))
  return found
}
