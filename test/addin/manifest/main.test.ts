import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* npm run manifest, as an administrator calls it. */

const root = resolve(import.meta.dirname, '../../..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function manifest(...args: readonly string[]) {
  const { PUBLIC_URL: _, ...environment } = process.env
  return spawnSync(process.execPath, ['launch.js', 'addin/manifest/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  })
}

test('为服务器生成清单，再检查它：没有问题', () => {
  const file = join(folder, 'manifest.xml')
  const made = manifest('--url', 'https://checkup.example.gov.cn', '--out', file)
  expect([made.status, made.stderr]).toEqual([0, ''])
  expect(readFileSync(file, 'utf8')).toContain('https://checkup.example.gov.cn/pane/excel.html')
  const checked = manifest('--check', file)
  expect([checked.status, checked.stdout]).toEqual([0, `${file}：没有发现问题。\n`])
})

test('检查出问题时逐条说明，退出码为 1', () => {
  const file = join(folder, 'wrong.xml')
  const { stdout } = manifest('--url', 'https://checkup.example.gov.cn')
  writeFileSync(file, stdout.replace('resid="Pane.sync"', 'resid="Pane.syn"'))
  const checked = manifest('--check', file)
  expect(checked.status).toBe(1)
  expect(checked.stderr).toContain('SourceLocation resid=Pane.syn：引用的资源不存在')
})

test('http 地址不写出；本机试看须明确允许，并提醒 Excel 打不开', () => {
  const refused = manifest('--url', 'http://localhost:3000')
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toContain('应为 https')
  const allowed = manifest('--url', 'http://localhost:3000', '--allow-http')
  expect(allowed.status).toBe(0)
  expect(allowed.stderr).toContain('Excel 不打开 http 地址')
})

test('生成共享目录的注册表文件', () => {
  const file = join(folder, 'share.reg')
  expect(manifest('--reg', '--share', '\\\\fileserver\\addins', '--out', file).status).toBe(0)
  expect(readFileSync(file, 'utf16le')).toContain('"Url"="\\\\\\\\fileserver\\\\addins"')
})

test('为 WPS 生成两份清单，文件夹没有就建', () => {
  const target = join(folder, 'wps')
  const made = manifest('--wps', '--url', 'https://checkup.example.gov.cn', '--out', target)
  expect([made.status, made.stderr]).toEqual([0, ''])
  for (const file of ['jsplugins.xml', 'publish.xml']) {
    expect(readFileSync(join(target, file), 'utf8')).toContain('url="https://checkup.example.gov.cn/pane/wps/"')
  }
})

test.each([
  [['--wps', '--url', 'https://a.example'], /须同时给出 --out/],
  [['--wps', '--url', 'http://a.example', '--out', 'nowhere'], /应为 https/],
  [['--url', 'https://a.example/app'], /不带路径的网址/],
  [[], /没有服务器地址/],
  [['--reg'], /须同时给出 --share/],
  [['--reg', '--share', 'C:\\addins'], /不是网络共享路径/],
  [['--check', 'nowhere.xml'], /读不到文件/],
  [['--ulr', 'x'], /--ulr/],
])('%j：一句话说明并给出用法，退出码为 2', (args, sentence) => {
  const refused = manifest(...args)
  expect([refused.status, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toMatch(sentence)
  expect(refused.stderr).toContain('用法：')
})
