import { expect, test } from 'vitest'
import type { PaperAnchor } from '#server/audit/anchor-paper.ts'
import { chainStart, entryHash } from '#server/audit/chain.ts'
import type { AuditEntry } from '#server/audit/log.ts'
import { verifyLog } from '#server/audit/verify-log.ts'
import { entriesAfter, insertEntry } from '#server/db/audit.ts'
import { openDatabase } from '#server/db/database.ts'
import { keyRing } from '#server/keys.ts'
import type { Service } from '#server/service.ts'
import { isOnPostgres } from '../fresh-database.ts'
import { openService, testKeys } from '../service.ts'

const district = '310117'
const act: AuditEntry = {
  district,
  at: '2026-11-21T14:20:00.000+08:00',
  username: 'wangfang',
  role: 'town',
  action: 'pushed',
  object: 'b',
}

async function reports({ database }: Service, keys = testKeys.audit, papers: readonly PaperAnchor[] = []) {
  return verifyLog({ read: database.read, keys, files: [], papers })
}

/** An anchor on the newest entry, as it was copied by hand. */
async function copied({ database }: Service): Promise<PaperAnchor> {
  const last = (await database.read((db) => entriesAfter(db, district, 0, 9))).at(-1)
  if (last?.hash == null) throw new Error('nothing signed')
  return { chain: district, seq: last.seq, hashStart: last.hash.slice(0, 32) }
}

/** So many entries without a signature, and a signed one behind them. */
async function afterUnsigned(count: number): Promise<Service> {
  const service = await openService()
  const { database, audit } = service
  await database.write(async (db) => {
    for (let seq = 1; seq <= count; seq += 1) {
      await insertEntry(db, { ...act, seq, details: '{}', previous_hash: null, hash: null, key_id: null })
    }
    await db.insertInto('counter').values({ district, name: 'audit', value: count }).execute()
    await audit.append(db, act)
  })
  return service
}

test('同时来的几百件事，一部分中途失败：仍是一条不断的链，失败的不留记录', async () => {
  const service = await openService()
  const { database, audit } = service
  // Two writers of one SQLite file in one process would wait for each other with the event loop held.
  const second = isOnPostgres ? await openDatabase(database.url) : database
  const jobs = Array.from({ length: 240 }, (_, index) =>
    (index % 2 === 0 ? database : second)
      .write(async (db) => {
        await audit.append(db, { ...act, object: `b-${index}` })
        if (index % 5 === 0) throw new Error('half-way')
        if (index % 7 === 0) await audit.append(db, { ...act, action: 'backed-up' })
      })
      .catch(() => undefined),
  )
  await Promise.all(jobs)
  if (second !== database) await second.close()
  const found = await reports(service)
  expect(found.map(({ chain, entries, faultCount }) => [chain, entries, faultCount])).toEqual([
    [district, 192, 0],
    ['installation', 28, 0],
  ])
})

test('每条记录的哈希是其全部列的 HMAC，挂在上一条之后；密钥编号在内', async () => {
  const service = await openService()
  await service.database.write(async (db) => {
    await service.audit.append(db, { ...act, details: { b: 1, a: '中' } })
    await service.audit.append(db, act)
  })
  const [first, next] = await service.database.read((db) => entriesAfter(db, district, 0, 9))
  if (first === undefined || next === undefined) throw new Error('no entries')
  const { current } = testKeys.audit
  expect(first).toMatchObject({ seq: 1, previous_hash: chainStart, key_id: current.id, details: '{"a":"中","b":1}' })
  expect(first.hash).toBe(entryHash(current, first))
  expect(next.previous_hash).toBe(first.hash)
})

test('没有签名密钥的人校验：说密钥不在手，不说链完整', async () => {
  const service = await openService()
  await service.database.write((db) => service.audit.append(db, act))
  const [report] = await reports(service, keyRing('e'.repeat(64)))
  expect(report?.faults).toEqual([{ kind: 'key-unknown', seq: 1 }])
})

test('早于审计链的记录：有锚点的说明没有保护，从第一条签名起才算链；没有锚点的不说链完整', async () => {
  const service = await afterUnsigned(2)
  const [blind] = await reports(service)
  expect(blind).toMatchObject({ entries: 3, unsigned: 2, faults: [{ kind: 'unsigned-start', seq: 1 }] })
  const [report] = await reports(service, testKeys.audit, [await copied(service)])
  expect(report).toMatchObject({ entries: 3, unsigned: 2, faultCount: 0, head: { seq: 3 } })
})

test('全部签名被去掉，服务又接着写：没有锚点也不说链完整，有锚点的说记录不在了', async () => {
  const whole = await openService()
  for (let seq = 1; seq <= 3; seq += 1) await whole.database.write((db) => whole.audit.append(db, act))
  const anchor = await copied(whole)
  const stripped = await afterUnsigned(3)
  expect(await reports(stripped)).toMatchObject([{ entries: 4, faults: [{ kind: 'unsigned-start', seq: 1 }] }])
  const [report] = await reports(stripped, testKeys.audit, [anchor])
  expect(report?.faults).toEqual([{ kind: 'truncated', seq: 3 }])
})

test('一条链的记录全部删掉，没有锚点也看得出：编号计数还在', async () => {
  const service = await openService()
  await service.database.write((db) => db.insertInto('counter').values({ district, name: 'audit', value: 2 }).execute())
  const [report] = await reports(service)
  expect(report).toMatchObject({ chain: district, entries: 0, faults: [{ kind: 'counter', seq: 0 }] })
})
