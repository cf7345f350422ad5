import { expect, test } from 'vitest'
import { sealedSecret, useCode } from '#server/access/second-factor-check.ts'
import { totpCode, totpStep } from '#server/access/totp.ts'
import { insertAccount } from '#server/db/accounts.ts'
import { findSecondFactor, saveSecondFactor } from '#server/db/second-factors.ts'
import { type OpenedService, openService } from '#server/open-service.ts'
import { zhouTao } from '../cast.ts'
import { freshDatabase } from '../fresh-database.ts'

const old = { data: 'a'.repeat(64), audit: 'b'.repeat(64) }
const now = { data: 'c'.repeat(64), audit: 'b'.repeat(64) }
const secret = 'JBSWY3DPEHPK3PXP'
const pending = 'GEZDGNBVGY3TQOJQ'
const noon = Date.parse('2026-11-21T14:20:00+08:00')

async function employWithFactor({ database, district: { code: district } }: OpenedService): Promise<void> {
  const { username, name, role, org } = zhouTao
  const account = { password_hash: '-', active: 1, created_at: '-', created_by: '-' }
  const seal = (text: string): string => sealedSecret(database, district, username, text)
  const factor = { secret_sealed: seal(secret), pending_sealed: seal(pending), confirmed_at: noon, last_step: 0 }
  await database.write(async (db) => {
    await insertAccount(db, { district, username, name, role, org, ...account })
    await saveSecondFactor(db, { district, username, ...factor })
  })
}

async function factorOf({ database, district }: OpenedService) {
  const factor = await database.read((db) => findSecondFactor(db, district.code, zhouTao.username))
  if (factor === null) throw new Error('no factor')
  return factor
}

test('换数据密钥后，动态码密钥随即改用新密钥加密：以后没有旧密钥也能登录', async () => {
  const databaseUrl = await freshDatabase()
  const first = await openService({ databaseUrl, keys: old })
  await employWithFactor(first)
  const before = await factorOf(first)
  await first.close()

  const changing = await openService({ databaseUrl, keys: { ...now, oldData: [old.data] } })
  const after = await factorOf(changing)
  expect(after.secret_sealed).not.toBe(before.secret_sealed)
  expect(after.pending_sealed).not.toBe(before.pending_sealed)
  expect(after).toMatchObject({ confirmed_at: noon, last_step: 0 })
  await changing.close()

  const later = await openService({ databaseUrl, keys: now })
  const { database } = later
  const code = totpCode(secret, totpStep(noon))
  expect(await factorOf(later)).toEqual(after)
  expect(await database.write((db) => useCode(database, db, after, code, noon))).toBe('authenticator')
  await later.close()
})
