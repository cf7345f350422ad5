import { operator } from './actions/actor.ts'
import type { AuditLog } from './audit/log.ts'
import { type Clock, instantText } from './clock.ts'
import type { DistrictDatabase } from './db/district-database.ts'
import { readProperty, removeProperty } from './db/properties.ts'

/** What a move is put on record with. */
interface Noting extends DistrictDatabase {
  readonly clock: Clock
  readonly audit: AuditLog
}

/** Puts on record that the database came here by `checkup move`, which has no key to sign with. */
export async function adoptMove({ database, clock, audit, district }: Noting): Promise<void> {
  if ((await database.read((db) => readProperty(db, district.code, 'moved'))) === null) return
  await database.write(async (db) => {
    // Another server, started at the same moment, may have done it meanwhile.
    const moved = await readProperty(db, district.code, 'moved')
    if (moved === null) return
    const { at: movedAt, tables, rows } = JSON.parse(moved) as { at: string; tables: number; rows: number }
    const { username, role } = operator
    const entry = { district: district.code, at: instantText(clock.now()), username, role } as const
    await audit.append(db, { ...entry, action: 'moved', object: district.code, details: { movedAt, tables, rows } })
    await removeProperty(db, district.code, 'moved')
  })
}
