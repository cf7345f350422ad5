import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, placeOf, readConfig } from '#server/config.ts'
import { heldKeys, loadKeys } from '#server/keys.ts'
import { openService, WrongDatabaseError } from '#server/open-service.ts'
import { freshDatabase, testKeys } from './fresh-database.ts'
import { temporaryFolder } from './temporary.ts'

test('什么都不设：只有本机可用，端口 3000', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: null, tls: null, trustProxy: false })
  expect(config.databaseUrl).toMatch(/data[/\\]district\.sqlite$/)
  expect(placeOf(config, 3000)).toEqual({
    url: 'http://127.0.0.1:3000',
    origins: ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'],
    isHttps: false,
  })
})

test('反向代理后面：地址来自 PUBLIC_URL，不来自请求', () => {
  const config = readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://checkup.example.gov.cn', TRUST_PROXY: '1' })
  expect(placeOf(config, 3000)).toEqual({
    url: 'https://checkup.example.gov.cn',
    origins: ['https://checkup.example.gov.cn'],
    isHttps: true,
  })
})

test.each<[string, Record<string, string>, RegExp]>([
  ['其他机器可访问而没有 PUBLIC_URL', { HOST: '0.0.0.0' }, /须设置 https 的 PUBLIC_URL/],
  [
    '其他机器可访问而 PUBLIC_URL 是 http',
    { HOST: '10.0.0.5', PUBLIC_URL: 'http://a.example' },
    /须设置 https 的 PUBLIC_URL/,
  ],
  ['https 而没有证书也没有代理', { PUBLIC_URL: 'https://a.example' }, /TLS_CERT 和 TLS_KEY/],
  ['只有证书没有私钥', { TLS_CERT: 'a.pem' }, /须同时设置/],
  ['PostgreSQL 没有密钥', { DATABASE_URL: 'postgres://u:p@db/x' }, /须设置 DATA_KEY[\s\S]*须设置 AUDIT_KEY/],
  ['PostgreSQL 没有写数据库名', { DATABASE_URL: 'postgres://u:p@db' }, /应写到数据库名/],
  ['端口不是数字', { PORT: 'abc' }, /不是端口号/],
  ['PUBLIC_URL 带路径', { PUBLIC_URL: 'http://a.example/app' }, /不带路径/],
  ['嵌入来源不是 https', { EXCEL_WEB_ORIGINS: 'http://excel.example' }, /应为 https 来源/],
  ['密钥太短', { DATA_KEY: 'abcd' }, /64 位十六进制/],
  ['备份间隔不是数', { BACKUP_DIR: '/backup', BACKUP_EVERY: '每天' }, /BACKUP_EVERY=每天 不是小时数/],
  ['备份一份不留', { BACKUP_DIR: '/backup', BACKUP_KEEP: '0' }, /BACKUP_KEEP=0 不是保留份数/],
  ['旧密钥太短', { OLD_DATA_KEYS: `${'a'.repeat(64)},b` }, /OLD_DATA_KEYS 应为 64 位十六进制/],
  ['日志格式写错', { LOG: 'xml' }, /LOG=xml 应为 text/],
  ['指标令牌太短', { METRICS_TOKEN: 'short' }, /METRICS_TOKEN 至少 24 个字符/],
  ['字体是文件夹', { PAPER_FONT: import.meta.dirname }, /没有这个字体文件/],
  ['备份文件夹是文件', { BACKUP_DIR: import.meta.filename }, /BACKUP_DIR=.* 是文件，应为文件夹/],
  ['锚点文件夹是文件', { ANCHOR_DIR: import.meta.filename }, /ANCHOR_DIR=.* 是文件，应为文件夹/],
  ['附件文件夹是文件', { ATTACHMENTS_DIR: import.meta.filename }, /ATTACHMENTS_DIR=.* 是文件，应为文件夹/],
  ['没有这个证书', { TLS_CERT: '/nowhere/a.pem', TLS_KEY: '/nowhere/b.pem' }, /不能使用：ENOENT/],
  ['证书不是 PEM', { TLS_CERT: import.meta.filename, TLS_KEY: import.meta.filename }, /不能使用：.*PEM/],
  ['没有这个字体', { PAPER_FONT: '/nowhere/font.ttc' }, /PAPER_FONT=\/nowhere\/font.ttc 没有这个字体文件/],
  ['开关写错', { TRUST_PROXY: 'yes' }, /应为 1 或 0/],
])('%s：用一句话拒绝启动', (_name, environment, sentence) => {
  const thrown = (() => {
    try {
      readConfig(environment)
    } catch (error) {
      return error
    }
  })()
  if (!(thrown instanceof ConfigError)) throw new Error('not refused')
  expect(thrown.message).toMatch(sentence)
})

test('备份：不设文件夹就不备份；只设文件夹，每天一次、留十四份', () => {
  expect(readConfig({}).backups).toBeNull()
  expect(readConfig({ BACKUP_DIR: '/backup' }).backups).toMatchObject({ everyHours: 24, keep: 14 })
  expect(readConfig({ BACKUP_DIR: '/backup', BACKUP_EVERY: '1', BACKUP_KEEP: '200' }).backups).toMatchObject({
    everyHours: 1,
    keep: 200,
  })
})

test('几处不对时一次说完', () => {
  expect(() => readConfig({ PORT: '-1', TRUST_PROXY: '2', DATABASE_URL: 'postgresql://x' })).toThrow(
    /PORT[\s\S]*TRUST_PROXY[\s\S]*DATABASE_URL/,
  )
})

test('密钥在数据库旁边生成一次，只有本用户可读；给了就用给的', () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const made = loadKeys({ databaseUrl, keys: { data: null, audit: null } })
  expect(made.madeFile).toBe(`${databaseUrl}.keys`)
  expect(made.keys.data.current.bytes).toHaveLength(32)
  expect(made.keys.data.current.id).not.toBe(made.keys.audit.current.id)
  if (process.platform !== 'win32') expect(statSync(`${databaseUrl}.keys`).mode & 0o777).toBe(0o600)
  const again = loadKeys({ databaseUrl, keys: { data: null, audit: 'f'.repeat(64) } })
  expect(again.madeFile).toBeNull()
  expect(again.keys.data.current).toEqual(made.keys.data.current)
  expect(Buffer.from(again.keys.audit.current.bytes).toString('hex')).toBe('f'.repeat(64))
})

test('只是查看的命令不生成密钥：生成的文件会挡住该放回的那一个', () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const where = { databaseUrl, keys: { data: null, audit: null } }
  expect(() => heldKeys(where)).toThrow(/没有密钥文件/)
  expect(existsSync(`${databaseUrl}.keys`)).toBe(false)
  expect(heldKeys({ databaseUrl, keys: testKeys }).data.current.bytes).toHaveLength(32)
})

test('数据库打不开：不留下刚生成的密钥', async () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  writeFileSync(databaseUrl, '不是数据库，是别的文件')
  await expect(openService({ databaseUrl })).rejects.toThrow()
  expect(existsSync(`${databaseUrl}.keys`)).toBe(false)
})

test('示例的数据库不能用于正式服务，正式的也不能用于示例', async () => {
  const sample = await freshDatabase()
  await (await openService({ databaseUrl: sample, keys: testKeys, demo: true })).close()
  await expect(openService({ databaseUrl: sample, keys: testKeys })).rejects.toThrow(WrongDatabaseError)
  await (await openService({ databaseUrl: sample, keys: testKeys, demo: true })).close()
  const real = await freshDatabase()
  const service = await openService({ databaseUrl: real, keys: testKeys })
  await service.database.write((db) =>
    db
      .insertInto('account')
      .values({
        district: '310117',
        username: 'sunli',
        name: '孙立',
        role: 'admin',
        org: null,
        password_hash: '-',
        active: 1,
        created_at: '-',
        created_by: '-',
        person: null,
        limited: 0,
        last_sign_in_at: null,
      })
      .execute(),
  )
  await service.close()
  await expect(openService({ databaseUrl: real, keys: testKeys, demo: true })).rejects.toThrow(WrongDatabaseError)
})
