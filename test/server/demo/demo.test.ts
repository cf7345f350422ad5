import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, it } from 'vitest'
import { roleNames } from '#core/access/role.ts'

/* npm run demo as its users start it, on a port of the system's choice. */

let child: ChildProcess | null = null

afterEach(async () => {
  if (child === null || child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
})

/** Everything printed until the demo says how it is stopped. */
async function started(demo: ChildProcess): Promise<readonly string[]> {
  const lines: string[] = []
  if (demo.stdout === null) throw new Error('the demo has no output')
  for await (const line of createInterface({ input: demo.stdout })) {
    lines.push(line)
    if (line.startsWith('按 Ctrl+C')) return lines
  }
  throw new Error(`the demo ended:\n${lines.join('\n')}`)
}

it('打印地址和每个角色的账号；账号能登录，区里有数据、草评和示例工作簿；SIGTERM 正常结束', async () => {
  const demo = spawn(process.execPath, ['launch.js', 'server/demo/main.ts'], {
    cwd: resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = demo
  const printed = (await started(demo)).join('\n')
  const url = /网页端\s+(http:\S+)\//.exec(printed)?.[1] ?? ''
  for (const role of Object.values(roleNames))
    expect(printed).toMatch(new RegExp(`^  ${role}.*账号 \\S+  密码 \\S+$`, 'm'))

  const password = /账号 zhoutao {2}密码 (\S+)/.exec(printed)?.[1]
  const signedIn = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'zhoutao', password }),
  })
  const { token } = (await signedIn.json()) as { token: string }
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as Record<string, unknown>
  }
  expect(await read('overview?cycle=2025')).toMatchObject({ parcels: 660, evaluation: { id: '1' } })
  expect(await read('sessions/current')).toMatchObject({ cycles: ['2025'], demo: true })
  const { items } = (await read('templates')) as { items: readonly { kind: string; name: string }[] }
  expect(items.filter(({ kind }) => kind === 'sample').every(({ name }) => name.startsWith('示例-'))).toBe(true)
  expect(items.filter(({ kind }) => kind === 'sample')).toHaveLength(3)

  demo.kill('SIGTERM')
  const [code] = await once(demo, 'exit')
  expect(code).toBe(0)
})
