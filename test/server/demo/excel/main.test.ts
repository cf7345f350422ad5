import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { lintFacts } from '#addin/manifest/facts.ts'
import { lintManifest } from '#addin/manifest/lint.ts'

/* npm run dev:excel as its users start it. */

let child: ChildProcess | null = null

afterEach(async () => {
  if (child === null || child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
})

/** A port that is free now: the address is part of the manifest, so it is known before the server listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Everything printed until it says how it is stopped. */
async function started(process: ChildProcess): Promise<string> {
  const lines: string[] = []
  if (process.stdout === null) throw new Error('there is no output')
  for await (const line of createInterface({ input: process.stdout })) {
    lines.push(line)
    if (line.startsWith('按 Ctrl+C')) return lines.join('\n')
  }
  throw new Error(`it ended:\n${lines.join('\n')}`)
}

interface Answer {
  readonly status: number
  readonly policy: string
  readonly body: string
}

async function read(address: string, ca: Buffer): Promise<Answer> {
  const { pathname, search, port } = new URL(address)
  const request = get({ host: '127.0.0.1', servername: 'localhost', port, path: pathname + search, ca, agent: false })
  const [response] = await once(request, 'response')
  const policy = String(response.headers['content-security-policy'])
  return { status: response.statusCode ?? 0, policy, body: await text(response) }
}

it('以本机 https 提供示例区和 Excel 加载项：清单、页面、office.js 都能取到；SIGTERM 正常结束', async () => {
  const port = await freePort()
  const running = spawn(process.execPath, ['launch.js', 'server/demo/excel/main.ts'], {
    cwd: resolve(import.meta.dirname, '../../../..'),
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = running
  const printed = await started(running)
  const url = `https://localhost:${port}`
  expect(printed).toContain(`服务    ${url}/`)
  expect(printed).toMatch(/账号 \S+ {2}密码 \S+/)

  const ca = readFileSync(/根证书 {2}(.*)/.exec(printed)?.[1] ?? '')
  const manifest = await read(`${url}/manifest.xml`, ca)
  expect(lintManifest(manifest.body, lintFacts(false))).toEqual([])
  expect(manifest.body).toContain(`"${url}/pane/excel.html?tab=check"`)
  expect(readFileSync(/清单 {4}(.*)（/.exec(printed)?.[1] ?? '', 'utf8')).toBe(manifest.body)

  const page = await read(`${url}/pane/excel.html?tab=check`, ca)
  expect(page.status).toBe(200)
  expect(page.policy).toContain("frame-ancestors 'self' https://*.officeapps.live.com")
  const script = /<script src="([^"]+office\.js)"/.exec(page.body)?.[1] ?? ''
  expect((await read(`${url}${script}`, ca)).status).toBe(200)
  expect((await read(`${url}/api/v1/about`, ca)).body).toContain('"demo":true')

  running.kill('SIGTERM')
  expect(await once(running, 'exit')).toEqual([0, null])
})
