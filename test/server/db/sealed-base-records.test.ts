import { existsSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { isPostgresUrl } from '#server/database-place.ts'
import { findImport, insertImport, insertRecords, recordsAfter, wholeRecords } from '#server/db/base-imports.ts'
import type { BaseImportTable, BaseRecordTable } from '#server/db/base-map-tables.ts'
import { openDatabase } from '#server/db/database.ts'
import { insertRosterVersions, rosterEntries } from '#server/db/roster.ts'
import type { Schema } from '#server/db/schema.ts'
import { rowsSealedWith } from '#server/db/sealed-with.ts'
import { createVault } from '#server/vault.ts'
import { freshDatabase } from '../fresh-database.ts'
import { testKeys } from '../service.ts'

const district = 'songjiang'
const vault = createVault(testKeys.data)
/** More than the migration takes in hand at once. */
const recordCount = 450

function record(at: number): BaseRecordTable {
  const cells = JSON.stringify(['SJ-XQ-0137', `陆离离${at}`, '13812345678', null, at])
  const none = { original: null, geographic: null, area: null, west: null, south: null, east: null, north: null }
  // Two imports, so that the next piece begins in the middle of one and goes over into the other.
  const [from, number] = at < 150 ? ['import-a', at + 1] : ['import-b', at - 149]
  return { district, import: from, number, row_number: number + 1, record_cells: cells, ...none, faults: '[]' }
}

const records = Array.from({ length: recordCount }, (_, at) => record(at))
const headings = JSON.stringify([{ heading: '联系人', filled: 450, samples: ['陆离离', '13812345678'] }])
const stamp = { username: 'zhoutao', by_name: '周涛', at: '2026-01-01T00:00:00+08:00' }
const entry = { district, id: 'one', seq: 1, office: 'district', section: '', duty: 'contact', account: null, ...stamp }
const versions = ['陆离离', '陆万里'].map((personName, index) => ({
  ...entry,
  revision: index + 1,
  person_name: personName,
  roster_contact: '""',
  valid_from: '2026-01-01',
  valid_until: null,
}))

const imported: BaseImportTable = {
  ...{ district, id: 'import-a', seq: 1, kind: 'registry', cycle: '2025', coverage: 'whole', state: 'read' },
  ...{ file_name: '底版.csv', file_sha256: '', file_size: 9, format: 'csv', encoding: null, sheets: '[]', sheet: null },
  ...{
    crs: null,
    headings,
    notes: '[]',
    records: recordCount,
    with_geometry: 0,
    mapping: '[]',
    mapping_from: 'heading',
  },
  ...{ comparison: 0, stale: 1, counts: null, base_version: 0, ...stamp },
  ...{ closed_username: null, closed_by: null, closed_at: null, closed_reason: null },
}

/** A database as the program before left it: the column had another name, and everything stood as it was read. */
async function databaseOfBefore(): Promise<string> {
  const url = await freshDatabase()
  const database = await openDatabase(url)
  await database.write(async (db) => {
    await insertImport(db, imported)
    await insertRecords(db, records)
    await insertRosterVersions(db, versions)
    await sql`alter table base_record rename column record_cells to cells`.execute(db)
    await sql`delete from kysely_migration where name > '0032'`.execute(db)
  })
  await database.close()
  return url
}

async function stored(db: Kysely<Schema>): Promise<string> {
  const plain = db.withoutPlugins()
  const kept = await plain.selectFrom('base_record').selectAll().execute()
  const imports = await plain.selectFrom('base_import').selectAll().execute()
  return JSON.stringify([imports, kept, await plain.selectFrom('roster_entry').selectAll().execute()])
}

test('升级：底图导入的每一列和名册里的姓名都加密，一个值不少，文件里不留原文；名册仍然只增不改', async () => {
  const url = await databaseOfBefore()
  const database = await openDatabase(url, { vault })
  const text = await database.read(stored)
  expect(text).not.toMatch(/陆离离|陆万里|13812345678/)
  expect(text.match(/sealed:1:/g)).toHaveLength(recordCount + versions.length + 1)
  expect(await database.read((db) => findImport(db, district, 'import-a'))).toEqual(imported)
  const lines = await database.read((db) => recordsAfter(db, district, 'import-b', 0, recordCount))
  expect(lines.map(({ record_cells }) => record_cells)).toEqual(records.slice(150).map((one) => one.record_cells))
  const whole = await database.read((db) => wholeRecords(db, district, 'import-a', [1, 150]))
  expect([...whole.values()]).toEqual([records[0], records[149]])
  expect(await database.read((db) => rosterEntries(db, district))).toEqual([versions[1]])
  await expect(database.write((db) => sql`update roster_entry set duty = 'leader'`.execute(db))).rejects.toThrow(
    /append-only/,
  )
  await expect(database.write((db) => sql`delete from roster_entry`.execute(db))).rejects.toThrow(/append-only/)
  expect(await database.read((db) => rowsSealedWith(db, vault.keys.current.id))).toEqual([
    { name: '名册姓名和联系方式', count: 2 },
    { name: '底图导入表头', count: 1 },
    { name: '底图导入记录', count: recordCount },
  ])
  await database.close()
  if (isPostgresUrl(url)) return
  const files = [url, `${url}-wal`].filter((file) => existsSync(file))
  expect(files.filter((file) => /陆离离|陆万里|13812345678/.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('新写入的底图记录和名册姓名加密保存；换一条记录打不开', async () => {
  const url = await freshDatabase()
  const database = await openDatabase(url, { vault })
  await database.write(async (db) => {
    await insertImport(db, imported)
    await insertRecords(db, records.slice(0, 3))
    await insertRosterVersions(db, versions)
  })
  expect(await database.read(stored)).not.toMatch(/陆离离|陆万里|13812345678/)
  expect(await database.read((db) => recordsAfter(db, district, 'import-a', 2, 9))).toMatchObject([
    { number: 3, record_cells: records[2]?.record_cells },
  ])
  await database.write((db) =>
    sql`update base_record set number = number + 10 where import = 'import-a' and number = 3`.execute(db),
  )
  await expect(database.read((db) => recordsAfter(db, district, 'import-a', 2, 9))).rejects.toThrow()
  await database.close()
})
