import type { Kysely } from 'kysely'
import { dutyOf } from '#core/access/duty.ts'
import { type Role, roleNamed } from '#core/access/role.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { accountsOfPerson } from '../db/account-list.ts'
import type { Schema } from '../db/schema.ts'

export interface DutyHolder {
  readonly district: string
  readonly person: string | null
  readonly role: Role
}

/**
 * Nobody holds two of the four duties: looked at in the transaction that makes or reopens an account.
 * Throws ProblemError duty-conflict.
 */
export async function requireOneDuty(db: Kysely<Schema>, { district, person, role }: DutyHolder): Promise<void> {
  if (person === null) return
  const asked = dutyOf(role)
  for (const account of await accountsOfPerson(db, district, person)) {
    const other = roleNamed(account.role)
    const held = other === null ? null : dutyOf(other)
    if (held !== null && held !== asked) throw new ProblemError(problem('duty-conflict', { person, held, asked }))
  }
}
