import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createBackup } from '#server/backup/create-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { runCopy } from '#server/backup/run-copy.ts'
import { createBackupSchedule } from '#server/backup/schedule.ts'
import { wangFang } from '../cast.ts'
import { exampleRows, push } from '../rows.ts'
import { temporaryFolder } from '../temporary.ts'
import { openedPlace } from './opened.ts'

/* Disks without room: files may become as large as a limit of the process allows, and a device that is always full. */

const root = resolve(import.meta.dirname, '../../..')
/** Of 512 or 1024 bytes, as the shell counts: less than an empty database either way. */
const blocks = 1000

/** checkup, whose files must not grow beyond the limit. */
async function limited(databaseUrl: string, ...args: readonly string[]) {
  const { DATA_KEY: _data, AUDIT_KEY: _audit, ...environment } = process.env
  const command = [process.execPath, 'launch.js', 'server/cli/main.ts', ...args]
  const child = spawn('sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, ...command], {
    cwd: root,
    env: { ...environment, DATABASE_URL: databaseUrl },
  })
  const exit = new Promise<number | null>((done) => child.once('exit', done))
  const [err, code] = await Promise.all([text(child.stderr), exit])
  return { err, code }
}

async function filled() {
  const place = await openedPlace()
  await push(place.service, wangFang, exampleRows())
  return place
}

test('恢复时磁盘写满：一句话，放下的全部取回，不留半个数据库；原来的数据和备份不动；有空间后再恢复即成', async () => {
  const place = await filled()
  const to = temporaryFolder()
  const { folder } = await createBackup(place.service, place.service.keys, { to, product: '0.1.0', by: null })
  const before = readFileSync(join(folder, 'manifest.json'), 'utf8')
  await place.service.close()
  const target = temporaryFolder()
  const args = ['restore', '--from', folder, '--keys', `${place.file}.keys`]
  const { code, err } = await limited(join(target, 'district.sqlite'), ...args)
  expect(code).toBe(2)
  expect(err).toMatch(/^.+磁盘空间不足，没有恢复，放下的已取回。请腾出空间后重试。\n$/)
  expect(readdirSync(target)).toEqual([])
  expect(readdirSync(place.folder)).toContain('district.sqlite')
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before)
  const keys = { data: null, audit: null }
  const by = { username: 'operator', role: 'admin' }
  const database = join(target, 'district.sqlite')
  const again = await restoreBackup({ from: folder, to: database, keys, keyFile: `${place.file}.keys`, by })
  expect(again.checks.filter(({ sound }) => !sound)).toEqual([])
})

test('备份时写不下：一句话，不留半份，先前的备份还在', async () => {
  const place = await filled()
  const to = temporaryFolder()
  await createBackup(place.service, place.service.keys, { to: join(to, '先前'), product: '0.1.0', by: null })
  await place.service.close()
  const { code, err } = await limited(place.file, 'backup', '--to', to)
  expect(code).toBe(2)
  expect(err).toMatch(/^备份没有完成：[^\n]+。请核对目标位置的空间和权限后重试。\n$/)
  expect(readdirSync(to)).toEqual(['先前'])
})

test('设备已满：说的是空间不足；定时备份在日志里是整句，不是遮掉汉字的缺陷', async () => {
  const place = await filled()
  await expect(runCopy({ from: place.file, to: '/dev/full' })).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  const folder = join(temporaryFolder(), 'backups')
  writeFileSync(folder, '')
  const schedule = createBackupSchedule(place.service, place.service.keys, { folder, everyHours: 6, keep: 2 }, '0.1.0')
  const told: unknown[] = []
  schedule.start(() => told.push('defect'), { warn: (sentence) => told.push(sentence) })
  await expect
    .poll(() => told)
    .toEqual([expect.stringMatching(/^定时备份没有做成：ENOTDIR.+请核对 BACKUP_DIR。 一小时后再试。$/)])
  await schedule.stop()
})
