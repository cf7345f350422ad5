import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createSetUpLink } from '#server/actions/create-set-up-link.ts'
import { BackupError } from '#server/backup/backup-error.ts'
import { manifestFaults } from '#server/backup/check-manifest.ts'
import { createBackup, type MadeBackup } from '#server/backup/create-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { createBackupSchedule } from '#server/backup/schedule.ts'
import { verifyDatabase } from '#server/backup/verify-database.ts'
import { loadKeys } from '#server/keys.ts'
import { openService } from '#server/open-service.ts'
import { rebuildRows } from '#server/rebuild-rows.ts'
import { wangFang } from '../cast.ts'
import { exampleRows, parcelFields, parcelRow, push } from '../rows.ts'
import { temporaryFolder } from '../temporary.ts'
import { type OpenedPlace, openedPlace } from './opened.ts'

const noKeys = { data: null, audit: null }
const operator = { username: 'operator', role: 'admin' }

function backup({ service }: OpenedPlace, to = temporaryFolder()): Promise<MadeBackup> {
  return createBackup(service, service.keys, { to, product: '0.1.0', by: operator })
}

function restore(place: OpenedPlace, from: string, to = join(temporaryFolder(), 'restored.sqlite')) {
  const asked = { from, to, keys: noKeys, keyFile: `${place.file}.keys`, by: operator }
  return restoreBackup(asked).then((restored) => ({ ...restored, file: to }))
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof BackupError)) throw new Error(`not refused: ${error}`)
  return error.message
}

test('演练：边写边备份，恢复后校验全部通过，备份开始前已答复的一行不少', async () => {
  const place = await openedPlace()
  const acknowledged: string[] = []
  let isWriting = true
  const writing = (async () => {
    for (let number = 0; isWriting; number += 1) {
      const code = `SJ-XQ-${String(number).padStart(4, '0')}`
      const [answer] = (await push(place.service, wangFang, [parcelRow(parcelFields(), code)])).rows
      if (answer?.outcome === 'accepted') acknowledged.push(answer.key)
    }
  })()
  while (acknowledged.length < 40) await new Promise((turn) => setTimeout(turn, 5))
  const before = [...acknowledged]
  const { folder, manifest } = await backup(place)
  const during = acknowledged.length - before.length
  isWriting = false
  await writing
  expect(during).toBeGreaterThan(0)
  const { file, checks } = await restore(place, folder)
  expect(checks.filter(({ sound }) => !sound)).toEqual([])
  const restored = await openService({ databaseUrl: file })
  const rows = await restored.database.read((db) => db.selectFrom('row').selectAll().execute())
  const acts = await restored.database.read((db) =>
    db.selectFrom('audit').selectAll().where('action', '=', 'restored').execute(),
  )
  await restored.close()
  const kept = new Set(rows.map(({ row_key }) => row_key))
  expect(before.filter((key) => !kept.has(key))).toEqual([])
  expect(rows.length).toBe(manifest.tables.row)
  expect(JSON.parse(rows[0]?.effective ?? '').fillPhone).toBe('13800000000')
  expect(acts).toHaveLength(1)
})

test('备份不含登录会话、设置链接和登录尝试；文件只有本用户可读', async () => {
  const place = await openedPlace()
  await createSetUpLink(place.service)
  await push(place.service, wangFang, exampleRows())
  mkdirSync(join(place.folder, 'attachments'))
  writeFileSync(join(place.folder, 'attachments', '证明.pdf'), '证明')
  await place.service.anchoring.now()
  const { folder, manifest } = await backup(place)
  expect(manifest.tables).toMatchObject({ session: 0, set_up_link: 0, sign_in_attempt: 0, row: 2 })
  expect(readdirSync(folder).sort()).toEqual(['anchors.jsonl', 'attachments', 'district.sqlite', 'manifest.json'])
  expect(manifest.files.map(({ path }) => path)).toContain('attachments/证明.pdf')
  if (process.platform !== 'win32') {
    for (const name of ['district.sqlite', 'manifest.json', 'anchors.jsonl']) {
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
    }
  }
  const { file } = await restore(place, folder)
  expect(readFileSync(join(file, '..', 'attachments', '证明.pdf'), 'utf8')).toBe('证明')
})

test('备份被改动、缺文件、密钥不对、目标已有数据，都不恢复，也不留下半个数据库', async () => {
  const place = await openedPlace()
  await push(place.service, wangFang, exampleRows())
  const { folder } = await backup(place)
  const other = await openedPlace()
  const target = (): string => join(temporaryFolder(), 'restored.sqlite')
  const wrongKeys = target()
  expect(await refusalOf(restore(other, folder, wrongKeys))).toMatch(/密钥与备份不符，缺少 DATA_KEY/)
  expect(readdirSync(join(wrongKeys, '..'))).toEqual([])
  expect(await refusalOf(restore(place, folder, place.file))).toMatch(/已存在，恢复不覆盖/)
  expect(await refusalOf(restore(place, temporaryFolder()))).toMatch(/不是完整的备份/)
  const noKeysThere = { from: folder, to: target(), keys: noKeys, keyFile: null, by: operator }
  expect(await refusalOf(restoreBackup(noKeysThere))).toMatch(/请用 --keys 给出密钥文件/)
  appendFileSync(join(folder, 'district.sqlite'), 'x')
  const altered = target()
  expect(await refusalOf(restore(place, folder, altered))).toMatch(/district.sqlite 与清单记录的摘要不符/)
  expect(readdirSync(join(altered, '..'))).toEqual([])
})

test('清单被改动，签名就不符', async () => {
  const place = await openedPlace()
  const { folder, manifest } = await backup(place)
  const { audit } = place.service.keys
  expect(await manifestFaults(folder, manifest, audit)).toEqual([])
  const faults = await manifestFaults(folder, { ...manifest, tables: { ...manifest.tables, row: 9 } }, audit)
  expect(faults.join()).toMatch(/清单的签名不符/)
})

test('校验发现：行与修改记录不同、审计被改、引用断开', async () => {
  const place = await openedPlace()
  const { service, file } = place
  await push(service, wangFang, exampleRows())
  await service.anchoring.now()
  const { keys } = loadKeys({ databaseUrl: file, keys: noKeys })
  const verified = async (): Promise<readonly string[]> => {
    const target = { url: file, district: '310117', keys, anchorFiles: service.anchoring.files }
    return (await verifyDatabase(target)).filter(({ sound }) => !sound).map(({ name }) => name)
  }
  expect(await verified()).toEqual([])
  const raw = new Sqlite(file)
  raw.exec(`update row set updated_by = '别人' where form = 'parcel-self-assessment'`)
  expect(await verified()).toEqual(['数据'])
  await rebuildRows(service)
  expect(await verified()).toEqual([])
  raw.pragma('foreign_keys = OFF')
  raw.exec(`insert into account_right values ('310117', 'nobody', 'export-contacts', 'x', 'x')`)
  raw.exec('drop trigger audit_no_update')
  raw.exec(`update audit set details = '{}' where action = 'pushed'`)
  raw.close()
  expect(await verified()).toEqual(['引用关系', '审计链'])
})

test('定时备份：到时间才备份，只留最新的几份，未完成的不算', async () => {
  const place = await openedPlace()
  const folder = temporaryFolder()
  let now = Date.parse('2026-11-21T14:20:00+08:00')
  const service = { ...place.service, clock: { now: () => now } }
  const settings = { folder, everyHours: 6, keep: 2 }
  const schedule = createBackupSchedule(service, place.service.keys, settings, '0.1.0')
  mkdirSync(join(folder, 'checkup-310117-20991231T000000.partial'))
  const names = (): string[] => readdirSync(folder).filter((name) => !name.endsWith('.partial'))
  await schedule.look()
  expect(names()).toEqual(['checkup-310117-20261121T142000'])
  now += 5 * 3_600_000
  await schedule.look()
  expect(names()).toHaveLength(1)
  for (let round = 0; round < 3; round += 1) {
    now += 6 * 3_600_000
    await schedule.look()
  }
  expect(names()).toEqual(['checkup-310117-20261122T072000', 'checkup-310117-20261122T132000'])
})

test('定时备份：文件夹里自己起名的备份、时钟走快时的备份，都不让定时备份停下，也不挤掉刚做的一份', async () => {
  const place = await openedPlace()
  const folder = temporaryFolder()
  const ahead = Date.parse('2036-11-21T14:20:00+08:00')
  let now = ahead
  const service = { ...place.service, clock: { now: () => now } }
  const schedule = createBackupSchedule(service, place.service.keys, { folder, everyHours: 6, keep: 1 }, '0.1.0')
  await backup(place, join(folder, 'checkup-310117-升级前'))
  await schedule.look()
  expect(readdirSync(folder).sort()).toEqual(['checkup-310117-20361121T142000', 'checkup-310117-升级前'])
  now = Date.parse('2026-11-21T14:20:00+08:00')
  await schedule.look()
  await schedule.look()
  expect(readdirSync(folder).sort()).toEqual(['checkup-310117-20261121T142000', 'checkup-310117-升级前'])
})

test('备份中途被 kill -9 留下的半份：过了六小时由下一次备份清走；别的正在写的半份和别处的文件夹不动', async () => {
  const place = await openedPlace()
  const folder = temporaryFolder()
  const dead = join(folder, 'checkup-310117-20260101T000000.partial')
  const alive = join(folder, 'checkup-310117-20260101T000001.partial')
  const own = join(folder, 'checkup-310117-升级前.partial')
  const past = new Date(Date.now() - 7 * 3_600_000)
  for (const partial of [dead, alive, own]) {
    mkdirSync(partial)
    writeFileSync(join(partial, 'district.sqlite'), '')
    for (const path of [join(partial, 'district.sqlite'), partial]) utimesSync(path, past, past)
  }
  // Its folder is as old, but what it writes is not.
  utimesSync(join(alive, 'district.sqlite'), new Date(), new Date())
  const { folder: made } = await backup(place, folder)
  expect(readdirSync(folder).sort()).toEqual([alive, own, made].map((path) => basename(path)).sort())
})

test('同一位置另有半份：不碰它，一句话说明', async () => {
  const place = await openedPlace()
  const to = join(temporaryFolder(), '升级前')
  mkdirSync(`${to}.partial`)
  expect(await refusalOf(backup(place, to))).toMatch(/升级前\.partial 已存在：另一个备份正在写，或上次备份被中断/)
  expect(readdirSync(join(to, '..'))).toEqual(['升级前.partial'])
})

test('定时备份不成功（文件夹写不进）：记一次失败，一小时后再试，不是每分钟；能写了就备份', async () => {
  const place = await openedPlace()
  let now = Date.parse('2026-11-21T14:20:00+08:00')
  const service = { ...place.service, clock: { now: () => now } }
  const folder = join(temporaryFolder(), 'backups')
  writeFileSync(folder, '')
  const schedule = createBackupSchedule(service, place.service.keys, { folder, everyHours: 6, keep: 2 }, '0.1.0')
  await expect(schedule.look()).rejects.toThrow(/ENOTDIR/)
  expect(await schedule.newest()).toBeNull()
  for (let minute = 1; minute < 60; minute += 1) {
    now += 60_000
    await schedule.look()
  }
  rmSync(folder)
  now += 60_000
  await schedule.look()
  expect(readdirSync(folder)).toEqual(['checkup-310117-20261121T152000'])
})

test('停止服务时正在定时备份：不等它做完，不留半份，审计记为失败', async () => {
  const place = await openedPlace()
  const folder = temporaryFolder()
  const settings = { folder, everyHours: 6, keep: 2 }
  const schedule = createBackupSchedule(place.service, place.service.keys, settings, '0.1.0')
  const told: unknown[] = []
  schedule.start(told.push.bind(told), { warn: told.push.bind(told) })
  while (readdirSync(folder).length === 0) await new Promise((turn) => setTimeout(turn, 1))
  await schedule.stop()
  expect(readdirSync(folder)).toEqual([])
  const acts = await place.service.database.read((db) =>
    db.selectFrom('audit').select('details').where('action', '=', 'backed-up').execute(),
  )
  expect(acts).toEqual([{ details: '{"result":"failed"}' }])
  expect(told).toEqual([])
})
