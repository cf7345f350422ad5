import type { Kysely } from 'kysely'
import type { SecondFactorTable } from '../db/access-tables.ts'
import type { Database } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { saveSecondFactor, useRecoveryCode } from '../db/second-factors.ts'
import { codeHash } from './spoken-code.ts'
import { matchingStep } from './totp.ts'

export type FactorUsed = 'authenticator' | 'recovery-code'

/** Secrets are stored sealed, each for its account alone. */
export function sealedSecret(database: Database, district: string, username: string, secret: string): string {
  return vaultOf(database).seal(secret, placeOf(district, username))
}

export function openedSecret(database: Database, sealed: string, { district, username }: SecondFactorTable): string {
  return vaultOf(database).open(sealed, placeOf(district, username))
}

function vaultOf({ vault }: Database) {
  if (vault === null) throw new Error('second factors need a data key')
  return vault
}

function placeOf(district: string, username: string): string {
  return ['second-factor', district, username].join('\n')
}

/** Uses a code of the authenticator, or a recovery code, up; null when it is neither. */
export async function useCode(
  database: Database,
  db: Kysely<Schema>,
  factor: SecondFactorTable,
  code: string,
  now: number,
): Promise<FactorUsed | null> {
  if (factor.secret_sealed === null) return null
  const typed = code.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) {
    const { district, username } = factor
    return (await useRecoveryCode(db, district, username, codeHash(code), now)) ? 'recovery-code' : null
  }
  const secret = openedSecret(database, factor.secret_sealed, factor)
  const step = matchingStep(secret, typed, now, factor.last_step)
  if (step === null) return null
  await saveSecondFactor(db, { ...factor, last_step: step })
  return 'authenticator'
}
