import { type Clock, instantText } from '../clock.ts'
import type { DistrictDatabase } from '../db/district-database.ts'
import { readProperty, writeProperty } from '../db/properties.ts'
import type { KeyRing, Keys } from '../keys.ts'
import { type AuditLog, installation } from './log.ts'

/** The database was written with keys that are not at hand: going on would seal it with two keys nobody has both of. */
export class WrongKeysError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'WrongKeysError'
  }
}

const ringNames = { 'data-key': 'DATA_KEY', 'audit-key': 'AUDIT_KEY' } as const

/** What a change of key is noted with. */
interface Noting extends DistrictDatabase {
  readonly clock: Clock
  readonly audit: AuditLog
}

/** Notes which keys are in use; a change of key is an act on record. Throws WrongKeysError. */
export async function adoptKeys(service: Noting, keys: Keys): Promise<void> {
  await adopt(service, 'data-key', keys.data)
  await adopt(service, 'audit-key', keys.audit)
}

async function adopt(
  { database, clock, audit, district }: Noting,
  property: 'data-key' | 'audit-key',
  { current, find }: KeyRing,
): Promise<void> {
  const known = await database.read((db) => readProperty(db, installation, property))
  if (known === current.id) return
  const name = ringNames[property]
  const requireHeld = (id: string | null): void => {
    if (id === null || find(id) !== null) return
    throw new WrongKeysError(
      `数据库使用的 ${name} 编号是 ${id}，现有的是 ${current.id}。请放回原来的密钥文件，或用环境变量给出原来的密钥（换用新密钥时，原密钥写入 OLD_${name}S）。`,
    )
  }
  requireHeld(known)
  await database.write(async (db) => {
    // Another server, started at the same moment, may have noted its own meanwhile.
    const noted = await readProperty(db, installation, property)
    if (noted === current.id) return
    requireHeld(noted)
    await writeProperty(db, installation, property, current.id)
    if (noted === null) return
    const entry = { district: district.code, at: instantText(clock.now()), username: null, role: null } as const
    const details = { from: noted, to: current.id }
    await audit.append(db, { ...entry, action: 'key-changed', object: name, details })
  })
}
