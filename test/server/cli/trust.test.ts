import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createBackup } from '#server/backup/create-backup.ts'
import { openService } from '#server/open-service.ts'
import { wangFang } from '../cast.ts'
import { exampleRows, parcelFields, parcelRow, push } from '../rows.ts'
import { temporaryFolder } from '../temporary.ts'
import { checkupWith } from './command-line.ts'

const root = resolve(import.meta.dirname, '../../..')

async function checkup(databaseUrl: string, ...args: readonly string[]) {
  const { DATA_KEY: _data, AUDIT_KEY: _audit, ...environment } = process.env
  const child = spawn(process.execPath, ['launch.js', 'server/cli/main.ts', ...args], {
    cwd: root,
    env: { ...environment, DATABASE_URL: databaseUrl },
  })
  child.stdin.end()
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { out, err, code }
}

async function district(): Promise<string> {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const service = await openService({ databaseUrl })
  await push(service, wangFang, exampleRows())
  await service.anchoring.now()
  await service.close()
  return databaseUrl
}

test('备份、恢复、校验走一遍命令行；恢复不覆盖', async () => {
  const databaseUrl = await district()
  const to = join(temporaryFolder(), '备份')
  mkdirSync(to)
  const backup = await checkup(databaseUrl, 'backup', '--to', to)
  expect(backup).toMatchObject({ code: 0, err: '' })
  expect(backup.out).toMatch(/1 宗地块/)
  expect(backup.out).toMatch(/不含登录会话和密钥/)
  const [name = ''] = readdirSync(to)
  const from = join(to, name)
  const verified = await checkup(databaseUrl, 'verify', '--backup', from)
  expect(verified.out).toMatch(
    /✓ 清单[\s\S]*✓ 数据库文件[\s\S]*✓ 引用关系[\s\S]*✓ 行数[\s\S]*✓ 数据：2 行[\s\S]*✓ 审计链[\s\S]*全部通过/,
  )
  expect(verified.code).toBe(0)
  const target = join(temporaryFolder(), 'restored.sqlite')
  const without = await checkup(target, 'restore', '--from', from)
  expect(without).toMatchObject({ code: 2, out: '' })
  expect(without.err).toMatch(/恢复需要备份时的密钥/)
  expect(existsSync(target)).toBe(false)
  const restored = await checkup(target, 'restore', '--from', from, '--keys', `${databaseUrl}.keys`)
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toMatch(/所有人须重新登录[\s\S]*全部通过/)
  const again = await checkup(target, 'restore', '--from', from, '--keys', `${databaseUrl}.keys`)
  expect(again.code).toBe(2)
  expect(again.err).toMatch(/已存在，恢复不覆盖/)
})

test('恢复后：另一处的锚点记着备份之后的事，恢复时说明由保管人改名保存；照办后校验通过', async () => {
  const folder = temporaryFolder()
  const [databaseUrl, anchors] = [join(folder, 'district.sqlite'), join(folder, 'anchors')]
  const environment = { DATABASE_URL: databaseUrl, ANCHOR_DIR: anchors, DATA_KEY: '', AUDIT_KEY: '' }
  const service = await openService({ databaseUrl, anchorDir: anchors })
  await push(service, wangFang, exampleRows())
  const { folder: from } = await createBackup(service, service.keys, { to: folder, product: '0.1.0', by: null })
  await push(service, wangFang, [parcelRow(parcelFields(), 'SJ-XQ-9')])
  await service.anchoring.now()
  await service.close()
  const tried = ['--to', join(folder, '演练.sqlite'), '--keys', `${databaseUrl}.keys`]
  expect((await checkupWith(environment, 'restore', '--from', from, ...tried)).stdout).not.toContain('改名保存')
  for (const ending of ['', '.anchors.jsonl']) rmSync(`${databaseUrl}${ending}`)
  const { exit, stdout } = await checkupWith(environment, 'restore', '--from', from)
  expect(exit).toBe(0)
  expect(stdout).toMatch(/anchors-310117\.jsonl 里有备份之后的锚点.+改名保存/)
  expect((await checkupWith(environment, 'verify')).exit).toBe(1)
  renameSync(join(anchors, 'anchors-310117.jsonl'), join(anchors, '恢复前.jsonl'))
  expect((await checkupWith(environment, 'verify')).exit).toBe(0)
})

test('verify-audit：完整时说到哪一条有锚点；改动、截断退出码为 1；纸面锚点抄错先说抄错', async () => {
  const databaseUrl = await district()
  const sound = await checkup(databaseUrl, 'verify-audit')
  expect(sound).toMatchObject({ code: 0, err: '' })
  expect(sound.out).toMatch(/310117 链：1 条，逐条衔接、签名相符；与 1 个锚点相符（到第 1 条）/)
  const anchor = await checkup(databaseUrl, 'anchor')
  const paper = /310117 · .*/.exec(anchor.out)?.[0] ?? ''
  expect(paper).toMatch(/^310117 · 00000001 · ([0-9a-f]{4} ){8}· [0-9a-f]{4}$/)
  const raw = new Sqlite(databaseUrl)
  raw.exec('drop trigger audit_no_delete')
  raw.exec(
    `delete from audit where district = '310117'; delete from counter where name = 'audit' and district = '310117'`,
  )
  raw.close()
  const blind = await checkup(databaseUrl, 'verify-audit', '--anchors', join(temporaryFolder(), '没有.jsonl'))
  expect(blind).toMatchObject({ code: 0 })
  const cut = await checkup(databaseUrl, 'verify-audit', '--json')
  expect(cut.code).toBe(1)
  expect(JSON.parse(cut.out)).toMatchObject({ sound: false, chains: [{ faults: [{ kind: 'truncated', seq: 1 }] }] })
  const byPaper = await checkup(databaseUrl, 'verify-audit', '--anchors', '/没有', '--paper', paper)
  expect(byPaper.code).toBe(1)
  expect(byPaper.out).toMatch(/310117 链第 1 条：有锚点但记录不存在/)
  expect(await checkup(databaseUrl, 'verify-audit', '--paper', `${paper.slice(0, -1)}x`)).toMatchObject({ code: 64 })
})

test('密钥文件丢失时不启动，也不悄悄生成新的', async () => {
  const databaseUrl = await district()
  renameSync(`${databaseUrl}.keys`, `${databaseUrl}.moved`)
  const refused = await checkup(databaseUrl, 'backup', '--to', temporaryFolder())
  expect(refused.code).toBe(2)
  expect(refused.err).toMatch(/数据库使用的 DATA_KEY 编号是 [0-9a-f]{8}[\s\S]*请放回原来的密钥文件/)
  expect(existsSync(`${databaseUrl}.keys`)).toBe(false)
  await expect(openService({ databaseUrl, keys: { data: 'c'.repeat(64), audit: 'c'.repeat(64) } })).rejects.toThrow(
    /OLD_DATA_KEYS/,
  )
})

test('换密钥：给出旧密钥后照常打开，旧数据读得出，换了什么密钥有记录', async () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const old = { data: 'a'.repeat(64), audit: 'b'.repeat(64) }
  const first = await openService({ databaseUrl, keys: old })
  await push(first, wangFang, exampleRows())
  await first.close()
  const keys = { data: 'c'.repeat(64), audit: 'd'.repeat(64), oldData: [old.data], oldAudit: [old.audit] }
  const second = await openService({ databaseUrl, keys })
  const rows = await second.database.read((db) => db.selectFrom('row').selectAll().execute())
  expect(JSON.parse(rows.find(({ uscc }) => uscc === null)?.effective ?? '').fillPhone).toBe('13800000000')
  await second.auditCheck.run()
  const changes = await second.database.read((db) =>
    db.selectFrom('audit').select(['object', 'district']).where('action', '=', 'key-changed').orderBy('seq').execute(),
  )
  expect(changes).toEqual([
    { object: 'DATA_KEY', district: 'installation' },
    { object: 'AUDIT_KEY', district: 'installation' },
  ])
  expect(await second.auditCheck.last('310117')).toMatchObject({ faults: [] })
  await second.close()
})
