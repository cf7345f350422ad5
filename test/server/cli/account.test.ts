import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '#server/actions/sign-in.ts'
import { openService } from '#server/open-service.ts'
import { environmentFor, type FreshDatabase, makeDatabase, testKeys } from '../fresh-database.ts'

const root = resolve(import.meta.dirname, '../../..')
const password = 'shili-mima-2026'
let database: FreshDatabase

beforeAll(async () => {
  database = await makeDatabase()
})

afterAll(() => database.drop())

async function account(
  args: readonly string[],
  input: string,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['launch.js', 'server/cli/main.ts', 'account', ...args], {
    cwd: root,
    env: { ...process.env, ...environmentFor(database.url) },
  })
  child.stdin.end(input)
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('exit', done)),
  ])
  return { code, out, err }
}

const wangFang = ['create', '--username', 'wangfang', '--name', '王芳', '--role', 'town', '--org', '310117105000']

it('建立街镇账号，密码从标准输入读取，之后能登录；同名的拒绝', async () => {
  expect(await account([...wangFang, '--password-stdin'], `${password}\n`)).toMatchObject({
    code: 0,
    out: '已建立账号 wangfang（街镇经办，新桥镇）\n',
  })
  const service = await openService({ databaseUrl: database.url, keys: testKeys })
  const session = await signIn(service, { username: 'wangfang', password, client: 'program', address: '127.0.0.1' })
  await service.close()
  expect(session.account).toMatchObject({ role: 'town', org: '310117105000', orgName: '新桥镇' })

  const again = await account([...wangFang, '--password-stdin'], password)
  expect(again.code).toBe(2)
  expect(again.err).toContain('账号已存在')
})

it('没有人能在网页端办理时，由服务器操作员发链接、重置二次验证', async () => {
  await account(
    ['create', '--username', 'hean', '--role', 'security', '--person', '0042', '--password-stdin'],
    password,
  )
  const link = await account(['link', '--username', 'hean'], '')
  expect(link).toMatchObject({ code: 0, out: expect.stringMatching(/\/set-password#[\w-]{43}\n$/) })
  expect(await account(['reset-second-factor', '--username', 'hean'], '')).toMatchObject({ code: 0 })
  expect(await account(['link', '--username', 'nobody'], '')).toMatchObject({ code: 2 })
  const second = ['create', '--username', 'admin', '--role', 'admin', '--person', '0042', '--password-stdin']
  expect((await account(second, password)).err).toContain('不可兼任')
})

it.each([
  ['没有用户名', ['create', '--role', 'town', '--password-stdin'], 64, '--username'],
  ['没有这个角色', ['create', '--username', 'a', '--role', 'king', '--password-stdin'], 64, '--role'],
  ['密码写在命令行上', [...wangFang, '--password', password], 64, 'password'],
  ['没有说从标准输入读密码', wangFang, 64, '--password-stdin'],
  ['街镇代码不存在', ['create', '--username', 'b', '--role', 'town', '--org', '1', '--password-stdin'], 2, '1'],
])('%s', async (_, args, code, said) => {
  const result = await account(args, password)
  expect(result.code).toBe(code)
  expect(result.err).toContain(said)
})
