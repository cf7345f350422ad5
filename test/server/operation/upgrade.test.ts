import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { songjiang } from '#core/vocabulary/district.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { anchorFiles } from '#server/audit/anchor-file.ts'
import { verifyDatabase } from '#server/backup/verify-database.ts'
import { openDatabase } from '#server/db/database.ts'
import { DatabaseError } from '#server/db/database-error.ts'
import { migrationNames } from '#server/db/migrate.ts'
import { first } from '#server/db/migrations/0001-first.ts'
import { writerDialect } from '#server/db/sqlite.ts'
import { openService } from '#server/open-service.ts'
import { parcelDetail } from '#server/parcels/parcel-detail.ts'
import type { Service } from '#server/service.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { testKeys as keySettings } from '../fresh-database.ts'
import { conflictsOf, settleAs } from '../ledger.ts'
import { batchOf, cycle, example, exampleRows, parcelRow, push, storedRow } from '../rows.ts'
import { openService as openTestService, testKeys } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'
import { tokenOf } from '../token-of.ts'

/* A database of the release before: the tables of the first migration, with the rows that its server wrote into them. */

async function emptyOld(file: string): Promise<void> {
  const { dialect } = writerDialect(file)
  const db = new Kysely<unknown>({ dialect })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ '0001-first': first }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  await db.destroy()
}

/** What the log of the release before left empty. */
const unsigned: ReadonlySet<string> = new Set(['hash', 'previous_hash'])

/** Takes over every column that the old tables have. */
function copyInto(old: string, from: string): void {
  const db = new Sqlite(old)
  const names = (of: string): readonly string[] =>
    (db.prepare(`select name from pragma_table_info('${of}')`).all() as { name: string }[]).map(({ name }) => name)
  const tables = db.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
  db.exec(`attach '${from}' as new; pragma foreign_keys = off`)
  for (const { name } of tables.filter((table) => !/^(kysely|sqlite)_/.test(table.name))) {
    const columns = names(name)
    const values = columns.map((column) => (name === 'audit' && unsigned.has(column) ? 'null' : column))
    db.exec(`insert into main.${name} (${columns.join(', ')}) select ${values.join(', ')} from new.${name}`)
  }
  db.close()
}

async function explain(service: Service, reason: string, field = 'selfUsedArea'): Promise<void> {
  const place = { form: 'parcel-self-assessment', key: { cycle, parcelCode: example } } as const
  const reasons = [{ ...place, code: 'X01', field, values: '10800', reason }]
  await pushBatch(service, await authorise(service, wangFang, 'push'), { ...batchOf([]), reasons })
}

async function reasonsTold(service: Service): Promise<readonly string[]> {
  const { reasons } = await parcelDetail(service, await authorise(service, wangFang, 'parcel'), cycle, example)
  return reasons.map(({ reason }) => reason)
}

/** The release before wrote contacts as they are, and no signed audit log. */
async function oldDatabase(): Promise<string> {
  const folder = temporaryFolder()
  const plain = join(folder, 'plain.sqlite')
  const database = await openDatabase(plain)
  const service = { ...(await openTestService()), database }
  await tokenOf(service, wangFang)
  await push(service, wangFang, exampleRows())
  await push(service, wangFang, [parcelRow({ selfNote: '第二次' }, example, 1)])
  await push(service, zhouTao, [parcelRow({ selfNote: '没有看到第二次' }, example, 1)])
  await push(service, zhouTao, [parcelRow({ fillPhone: '13822223333' })])
  for (const reason of ['门卫室不计入自用面积', '现场看过，门卫室已拆除']) await explain(service, reason)
  await explain(service, '租出面积以合同为准', 'rentedOutArea')
  await database.close()
  const old = join(folder, 'district.sqlite')
  await emptyOld(old)
  copyInto(old, plain)
  return old
}

function schemaOf(file: string): readonly unknown[] {
  const db = new Sqlite(file, { readonly: true })
  const found = db.prepare('select name, sql from sqlite_master order by name').all()
  db.close()
  return found
}

test('上一版的数据库：打开即升级，数据一行不少，照常修改，整库校验通过', async () => {
  const databaseUrl = await oldDatabase()
  const service = await openService({ databaseUrl, keys: keySettings })
  const row = await storedRow(service)
  expect(row).toMatchObject({ revision: 2, effective: { selfNote: '第二次', fillPerson: '王芳' } })
  const { rows } = await push(service, wangFang, [parcelRow({ selfNote: '升级之后' }, example, 2)])
  expect(rows[0]).toMatchObject({ outcome: 'accepted', revision: 3 })
  const sessions = await service.database.read((db) => db.selectFrom('session').selectAll().execute())
  expect(sessions).toEqual([])
  const ledger = await conflictsOf(service, wangFang)
  expect(ledger).toMatchObject({ open: 2, items: [{ mineBy: 'zhoutao' }, { theirsBy: '王芳' }] })
  const [first, second] = ledger.items
  expect(first?.id).not.toBe(second?.id)
  if (first !== undefined) expect(await settleAs(service, wangFang, first, 'mine')).toBeNull()
  expect(await conflictsOf(service, wangFang)).toMatchObject({ open: 1 })
  // The release before kept the last reason only.
  await explain(service, '门卫室已恢复')
  expect(await reasonsTold(service)).toEqual(['租出面积以合同为准', '现场看过，门卫室已拆除', '门卫室已恢复'])
  // The log of before has no signatures: that it was so from the beginning only an anchor says.
  await service.anchoring.now()
  await service.close()
  const files = anchorFiles(databaseUrl, songjiang.code, null)
  const checks = await verifyDatabase({
    url: databaseUrl,
    district: songjiang.code,
    keys: testKeys,
    anchorFiles: files,
  })
  expect(checks.filter(({ sound }) => !sound)).toEqual([])
})

test('升级半途失败：什么都没有改；排除原因后再升级即可', async () => {
  const databaseUrl = await oldDatabase()
  const blocking = new Sqlite(databaseUrl)
  blocking.exec('create table pairing (x text)')
  blocking.close()
  const before = schemaOf(databaseUrl)
  await expect(openDatabase(databaseUrl)).rejects.toThrow(/pairing/)
  expect(schemaOf(databaseUrl)).toEqual(before)
  const cleared = new Sqlite(databaseUrl)
  cleared.exec('drop table pairing')
  cleared.close()
  await (await openService({ databaseUrl, keys: keySettings })).close()
  const applied = new Sqlite(databaseUrl, { readonly: true })
  const names = applied.prepare('select name from kysely_migration order by name').all() as { name: string }[]
  applied.close()
  expect(names.map(({ name }) => name)).toEqual(migrationNames)
})

test('旧程序打开新版升级过的数据库：不启动、不改动，说明是哪一版、怎么办；整库校验也一样', async () => {
  const folder = temporaryFolder()
  const databaseUrl = join(folder, 'district.sqlite')
  await (await openService({ databaseUrl, keys: keySettings })).close()
  const newer = new Sqlite(databaseUrl)
  newer.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('0999-tomorrow', '2027-01-01')
  newer.close()
  const before = schemaOf(databaseUrl)
  const sentence = /本程序（到 0\d{3}-.+）不认识 0999-tomorrow，没有改动任何数据。请换用.+恢复升级前的备份。$/
  const told = async (running: Promise<unknown>): Promise<void> => {
    const error: unknown = await running.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error).toHaveProperty('message', expect.stringMatching(sentence))
  }
  await told(openService({ databaseUrl, keys: keySettings }))
  await told(verifyDatabase({ url: databaseUrl, district: songjiang.code, keys: testKeys, anchorFiles: [] }))
  expect(schemaOf(databaseUrl)).toEqual(before)
})
