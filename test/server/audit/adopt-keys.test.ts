import { expect, test } from 'vitest'
import { adoptKeys, WrongKeysError } from '#server/audit/adopt-keys.ts'
import { type Keys, keyRing } from '#server/keys.ts'
import { openService } from '../service.ts'

const one: Keys = { data: keyRing('1'.repeat(64)), audit: keyRing('a'.repeat(64)) }
const other: Keys = { data: keyRing('2'.repeat(64)), audit: keyRing('a'.repeat(64)) }
const renewed: Keys = { data: keyRing('3'.repeat(64), ['1'.repeat(64)]), audit: one.audit }

test('两台同一刻第一次启动，密钥不同：只有一台能用，另一台说明是哪个密钥不对', async () => {
  const service = await openService()
  const both = await Promise.allSettled([adoptKeys(service, one), adoptKeys(service, other)])
  const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(refused).toEqual([expect.any(WrongKeysError)])
  expect(String(refused[0])).toContain('DATA_KEY')
})

test('两台同一刻换用新密钥启动：换密钥只记录一次', async () => {
  const service = await openService()
  await adoptKeys(service, one)
  await Promise.all([adoptKeys(service, renewed), adoptKeys(service, renewed)])
  const changes = await service.database.read((db) =>
    db.selectFrom('audit').select('object').where('action', '=', 'key-changed').execute(),
  )
  expect(changes).toEqual([{ object: 'DATA_KEY' }])
})
