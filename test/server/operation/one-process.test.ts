import { existsSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { DatabaseError } from '#server/db/database-error.ts'
import { holdDatabase } from '#server/db/hold.ts'
import { migrationNames } from '#server/db/migrate.ts'
import { openService } from '#server/open-service.ts'
import { checkupWith } from '../cli/command-line.ts'
import { environmentFor, testKeys } from '../fresh-database.ts'
import { start } from '../running-server.ts'
import { ended } from '../server-process.ts'
import { temporaryFolder } from '../temporary.ts'

/* A SQLite file is one process's: what would happen to it under another is prevented, not advised against. */

const place = (): string => join(temporaryFolder(), 'data', 'district.sqlite')

test('同一 SQLite 文件、不同端口再启动：第二个说明被谁占用后退出，第一个照常；换个路径指向同一文件也一样', async () => {
  const first = await start(place())
  const alias = join(temporaryFolder(), 'alias.sqlite')
  symlinkSync(first.database, alias)
  for (const database of [first.database, alias]) {
    const second = await start(database)
    expect(await ended(second.child)).toEqual([1, null])
    const holder = `主机 ${hostname()} 的进程 ${first.child.pid}，自 \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} 起提供服务。`
    expect(second.printed()).toMatch(new RegExp(`正由另一个进程使用：${holder}`))
    expect(second.printed()).not.toContain('    at ')
  }
  expect((await fetch(`${first.url}/health/ready`)).status).toBe(200)
})

test('服务被 kill -9：立即可以再启动；正常停止后不留锁文件；留下的锁文件不碍事', async () => {
  const first = await start(place())
  first.child.kill('SIGKILL')
  await ended(first.child)
  expect(existsSync(`${first.database}.lock`)).toBe(true)
  const again = await start(first.database)
  expect(again.url).not.toBe('')
  again.child.kill('SIGTERM')
  expect(await ended(again.child)).toEqual([0, null])
  const left = readdirSync(join(first.database, '..')).sort()
  expect(left).toEqual(['district.sqlite', 'district.sqlite.anchors.jsonl'])
  writeFileSync(`${first.database}.holder`, '{"use":')
  writeFileSync(`${first.database}.lock`, '')
  expect((await start(first.database)).url).not.toBe('')
})

test('全新的文件夹：没有 data 目录、没有密钥，启动即建立；端口被占而没能启动时，锁也放开', async () => {
  const first = await start(place(), { DATA_KEY: '', AUDIT_KEY: '' })
  expect(first.url).not.toBe('')
  expect(readdirSync(join(first.database, '..'))).toContain('district.sqlite.keys')
  const database = place()
  const second = await start(database, { PORT: new URL(first.url).port })
  expect(await ended(second.child)).toEqual([1, null])
  expect(readdirSync(join(database, '..')).filter((name) => /lock|holder/.test(name))).toEqual([])
  const named = await start(join(first.database, 'in-a-file.sqlite'))
  expect(await ended(named.child)).toEqual([1, null])
  expect(named.printed()).toBe('不能打开数据库文件，或不是数据库文件。请核对 DATABASE_URL 和权限。\n')
})

test('服务运行时：备份、校验、账号命令照常；数据库文件被移走后，恢复到原处被拒绝', async () => {
  const server = await start(place())
  const environment = environmentFor(server.database)
  const to = temporaryFolder()
  for (const args of [
    ['backup', '--to', join(to, 'one')],
    ['verify'],
    ['verify-audit'],
    ['anchor'],
    ['verify', '--backup', join(to, 'one')],
  ]) {
    const { exit, stderr } = await checkupWith(environment, ...args)
    expect([args[0], exit, stderr]).toEqual([args[0], 0, ''])
  }
  for (const ending of ['', '-wal', '-shm']) renameSync(`${server.database}${ending}`, join(to, `away${ending}`))
  rmSync(`${server.database}.anchors.jsonl`, { force: true })
  const { exit, stderr } = await checkupWith(environment, 'restore', '--from', join(to, 'one'))
  expect(exit).toBe(2)
  expect(stderr).toMatch(new RegExp(`进程 ${server.child.pid}，自 .+ 起提供服务`))
  expect(existsSync(server.database)).toBe(false)
})

test('正在恢复的位置不能启动服务；恢复被 kill -9 后也不能当成新库启动，说明怎么办', async () => {
  const database = place()
  const hold = holdDatabase(database, '恢复备份', systemClock)
  onTestFinished(() => hold.release())
  const early = await start(database)
  expect(await ended(early.child)).toEqual([1, null])
  expect(early.printed()).toMatch(new RegExp(`进程 ${process.pid}，自 .+ 起恢复备份`))
  hold.release()
  writeFileSync(`${database}.restoring`, '')
  const late = await start(database)
  expect(await ended(late.child)).toEqual([1, null])
  expect(late.printed()).toContain('上次恢复没有做完')
  expect(readdirSync(join(database, '..'))).toEqual(['district.sqlite.restoring'])
})

test('同一时刻抢同一个文件：只有一个得到，其余得到一句话；放开后下一个得到', () => {
  const database = place()
  const hold = holdDatabase(database, '提供服务', systemClock)
  for (let round = 0; round < 3; round += 1)
    expect(() => holdDatabase(database, '提供服务', systemClock)).toThrow(DatabaseError)
  hold.release()
  holdDatabase(database, '提供服务', systemClock).release()
})

test('新版程序的命令不在旧版服务下面升级数据库：备份、账号命令拒绝，一句话，数据库不变', async () => {
  const database = place()
  await (await openService({ databaseUrl: database, keys: testKeys })).close()
  const raw = new Sqlite(database)
  raw.prepare('delete from kysely_migration where name = ?').run(migrationNames.at(-1))
  raw.close()
  const environment = environmentFor(database)
  const to = temporaryFolder()
  for (const args of [
    ['backup', '--to', join(to, 'one')],
    ['account', 'grant', '--username', 'sunli', '--right', 'export-contacts'],
    ['account', 'link', '--username', 'sunli'],
    ['rebuild'],
  ]) {
    const { exit, stderr } = await checkupWith(environment, ...args)
    expect(exit).toBe(2)
    expect(stderr).toMatch(/^数据库还是较早版本的（到 00\d\d-.+升级前的备份，请用原来的程序做。$/m)
  }
  expect(readdirSync(to)).toEqual([])
})
