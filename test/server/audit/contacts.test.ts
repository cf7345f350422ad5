import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { operator } from '#server/actions/actor.ts'
import { changeRight } from '#server/actions/change-right.ts'
import { createBackup } from '#server/backup/create-backup.ts'
import { isPostgresUrl } from '#server/database-place.ts'
import { openReader } from '#server/db/reader.ts'
import type { Service } from '#server/service.ts'
import { createVault } from '#server/vault.ts'
import { readWorkbook } from '#workbook/read.ts'
import { csv, StagedImport } from '../base-map/stage.ts'
import { guQiang, liQiang, qianJin, shiLi, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { testKeys } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'
import { entrusted } from '../third-parties/stage.ts'
import { tokenOf } from '../token-of.ts'
import { firmCells, ledger, parcelCells } from '../workbooks.ts'

/** Contacts that were entered in one way or another; none of them may stand anywhere in plain text. */
const secrets = ['13812345678', '13987654321', '13700001111', '电话 1361-2345', '陆离离', '13555556666']

const parcel = { params: { cycle, parcelCode: example } }

async function filledApp(): Promise<TestApp> {
  const app = await testApp()
  const contacts = { fillPerson: '陆离离', fillPhone: '13812345678' }
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow(parcelFields(contacts)), firmRow(firmFields())]) })
  return app
}

/** All there is of the service: every row of every table as stored, and on SQLite every byte of its files. */
async function everything(service: Service, folders: readonly string[]): Promise<string> {
  const { url } = service.database
  const reader = openReader(url)
  const tables = isPostgresUrl(url)
    ? sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
    : sql<{ name: string }>`select name from sqlite_master where type = 'table'`
  const parts: string[] = []
  for (const { name } of (await reader.read((db) => tables.execute(db))).rows) {
    parts.push(JSON.stringify(await reader.read((db) => sql`select * from ${sql.table(name)}`.execute(db))))
  }
  await reader.close()
  const own = isPostgresUrl(url) ? [] : filesOf(dirname(url), basename(url))
  for (const file of [...own, ...folders.flatMap((folder) => filesOf(folder, ''))])
    parts.push(readFileSync(file, 'utf8'))
  return parts.join('\n')
}

function filesOf(folder: string, prefix: string): readonly string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  return entries
    .filter((entry) => entry.isFile() && entry.name.startsWith(prefix))
    .map((entry) => join(entry.parentPath, entry.name))
}

test('上送、冲突、上传、说明、提交、评估、导出、备份之后，联系方式在任何地方都不是明文', async () => {
  const app = await filledApp()
  const { service } = app
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ fillPhone: '13987654321' }, example, 1)]) })
  const conflicting = parcelRow({ fillPhone: { raw: '电话 1361-2345' } }, example, 1)
  expect(await answer(app, wangFang, 'push', { body: batchOf([conflicting]) })).toMatchObject({
    rows: [{ outcome: 'conflict', conflicts: [{ field: 'fillPhone', theirs: '13987654321' }] }],
  })
  const file = await ledger({
    parcels: [parcelCells({ fillPhone: '13700001111' }, 'SJ-XQ-0200')],
    firms: [firmCells({}, 'SJ-XQ-0200')],
  })
  const upload = new FormData()
  upload.append('file', new File([Buffer.from(file)], '台账.xlsx'))
  await answer(app, wangFang, 'uploadWorkbook', { body: upload })
  const key = { cycle, parcelCode: example }
  const reason = {
    form: 'parcel-self-assessment',
    key,
    code: 'X33',
    field: 'fillPhone',
    values: '13555556666',
    reason: '号码已经核对',
  }
  await answer(app, wangFang, 'push', { body: { ...batchOf([]), reasons: [reason] } })
  await answer(app, wangFang, 'transition', { body: { cycle, parcelCodes: [example], to: 'submitted' } })
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  await (await call(app, zhouTao, 'exportLedger', { query: { cycle } })).arrayBuffer()
  await (await call(app, qianJin, 'exportAudit')).arrayBuffer()
  const folder = temporaryFolder()
  if (!isPostgresUrl(service.database.url)) {
    await createBackup(service, testKeys, { to: folder, product: '0.1.0', by: null })
  }
  const all = await everything(service, [folder])
  expect(all).toContain('示例精密制造')
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
  expect(all.match(/sealed:1:/g)?.length).toBeGreaterThan(10)
  // The same place opens them again.
  expect(await answer(app, wangFang, 'parcel', parcel)).toMatchObject({
    parcel: {
      fields: expect.arrayContaining([expect.objectContaining({ field: 'fillPhone', effective: '13987654321' })]),
    },
  })
})

test('底版里没有对应的列、名册里的人：导入、比对、应用、备份之后都不是明文，打开仍是原值', async () => {
  const app = await testApp()
  const { service } = app
  const headings = ['地块编码', '所属街镇', '坐落', '宗地面积（m²）', '经手人', '经手人手机']
  const bytes = csv(headings, ['SJ-XQ-0001', '新桥镇', '示例路1号', '13333.33', '欧阳未明', '13644447777'])
  const staged = await StagedImport.upload(app, { kind: 'registry', bytes })
  await staged.compare()
  await staged.apply()
  const entry = { id: null, revision: 0, office: xinqiao, section: '', duty: 'contact', name: '欧阳未明' }
  const rest = { phone: '13644447777', account: null, from: '2026-01-01', until: null }
  await answer(app, zhouTao, 'saveRosterEntry', { body: { ...entry, ...rest } })
  const folder = temporaryFolder()
  if (!isPostgresUrl(service.database.url)) {
    await createBackup(service, testKeys, { to: folder, product: '0.1.0', by: null })
  }
  const all = await everything(service, [folder])
  expect(all).toContain('SJ-XQ-0001')
  expect(['欧阳未明', '13644447777'].filter((secret) => all.includes(secret))).toEqual([])
  const again = await answer(app, zhouTao, 'baseImport', { params: { id: staged.id } })
  expect(JSON.stringify(again)).toContain('13644447777')
  expect(JSON.stringify(await answer(app, zhouTao, 'roster'))).toContain('欧阳未明')
})

test.each([
  ['街镇经办', wangFang, true],
  ['街镇审核', liQiang, true],
  ['专班', zhouTao, true],
  ['用地主体', shiLi, true],
  ['税务局', zhaoMin, false],
  ['审计', qianJin, false],
] as const)('%s看详情和同步：联系方式%s可见', async (_name, actor, isSeen) => {
  const app = await filledApp()
  const detail = JSON.stringify(await answer(app, actor, 'parcel', parcel))
  const changes = JSON.stringify(await answer(app, actor, 'changes', { query: { cycle } }))
  for (const text of [detail, changes]) {
    expect(text.includes('13812345678')).toBe(isSeen)
    expect(text.includes('陆离离')).toBe(isSeen)
  }
  const { items } = JSON.parse(changes) as { items: { masked: string[] }[] }
  expect(items[0]?.masked.includes('fillPhone')).toBe(!isSeen)
})

test('第三方看不到联系方式：撞上别人的号码，也得不到原来的号码', async () => {
  const app = await filledApp()
  const { service } = app
  await tokenOf(service, guQiang)
  await entrusted(service, { parcelCodes: [example] })
  const detail = await answer(app, guQiang, 'parcel', parcel)
  expect(JSON.stringify(detail)).not.toContain('13812345678')
  const body = batchOf([parcelRow({ fillPhone: '13900000000' }, example, 0)])
  const answered = await answer(app, guQiang, 'push', { body })
  expect(answered).toMatchObject({ rows: [{ outcome: 'conflict', conflicts: [{ field: 'fillPhone', theirs: null }] }] })
  expect(JSON.stringify(answered)).not.toContain('13812345678')
})

test('搜索、排序和列表不泄露联系方式', async () => {
  const app = await filledApp()
  for (const q of ['13812345678', '138', '陆离离', '陆']) {
    expect(await answer(app, zhaoMin, 'parcels', { query: { cycle, q } })).toMatchObject({ total: 0 })
  }
  expect(JSON.stringify(await answer(app, zhouTao, 'parcels', { query: { cycle } }))).not.toContain('1381')
})

test('导出默认脱敏；导出完整联系方式是单独授予的权限，授予、使用、被拒都留痕', async () => {
  const app = await filledApp()
  const { service } = app
  const exported = async (contacts?: 'full') => {
    const response = await call(app, wangFang, 'exportLedger', { query: { cycle, ...(contacts ? { contacts } : {}) } })
    if (response.status !== 200) return response.status
    const { rows } = await readWorkbook(new Uint8Array(await response.arrayBuffer()))
    return [rows[0]?.cells.fillPerson, rows[0]?.cells.fillPhone]
  }
  expect(await exported()).toEqual(['陆**', '138****5678'])
  expect(await exported('full')).toBe(403)
  await changeRight(service, operator, { username: wangFang.username, right: 'export-contacts', granted: true })
  expect(await exported('full')).toEqual(['陆离离', '13812345678'])
  await changeRight(service, operator, { username: wangFang.username, right: 'export-contacts', granted: false })
  expect(await exported('full')).toBe(403)
  const entries = await service.database.read((db) =>
    db.selectFrom('audit').select(['action', 'details']).orderBy('district').orderBy('seq').execute(),
  )
  const told = entries
    .filter(({ details }) => /contacts/.test(details))
    .map(({ action, details }) => [action, JSON.parse(details)])
  expect(told).toEqual([
    ['exported', { contacts: 'masked' }],
    ['denied', { right: 'export-contacts' }],
    ['exported', { contacts: 'full' }],
    ['denied', { right: 'export-contacts' }],
    ['right-granted', { right: 'export-contacts' }],
    ['right-revoked', { right: 'export-contacts' }],
  ])
})

test('封存的值只在自己的位置打得开；换了位置、改了一个字、没有密钥都打不开', () => {
  const vault = createVault(testKeys.data)
  const sealed = vault.seal('"13812345678"', 'a')
  expect(vault.open(sealed, 'a')).toBe('"13812345678"')
  expect(vault.seal('"13812345678"', 'a')).toBe(sealed)
  expect(vault.seal('"13812345678"', 'b')).not.toBe(sealed)
  expect(() => vault.open(sealed, 'b')).toThrow()
  expect(() => vault.open(sealed.slice(0, -3), 'a')).toThrow()
  expect(() => createVault(testKeys.audit).open(sealed, 'a')).toThrow(/no data key/)
})

test('查不到键的查询不会把封存的值当作数据', async () => {
  const { service } = await filledApp()
  await expect(service.database.read((db) => db.selectFrom('row').select('effective').execute())).rejects.toThrow(
    /without its key/,
  )
  await expect(
    service.database.write((db) => db.updateTable('row').set({ effective: '{}' }).execute()),
  ).rejects.toThrow(/inserts only/)
})
