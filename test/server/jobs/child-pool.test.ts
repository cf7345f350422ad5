import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ChildOutcome, type ChildPool, childPool } from '#server/jobs/child-pool.ts'

interface Answer {
  readonly order: string
  readonly pid: number
  readonly environment: readonly string[]
  readonly reading: string
  readonly writing: string
}

const entry = new URL('./misbehaving-child.ts', import.meta.url)
const limits = { atOnce: 2, waiting: 1, seconds: 5, heapMegabytes: 64 }

function kinds(outcomes: readonly ChildOutcome<Answer>[]): readonly string[] {
  return outcomes.map((outcome) => outcome.kind)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Processes that this one has started and that still run. */
function childrenOfOurs(): readonly number[] {
  const tasks = `/proc/self/task/${process.pid}/children`
  return readFileSync(tasks, 'utf8').split(' ').filter(Boolean).map(Number)
}

it('答复后子进程就结束', async () => {
  const outcome = await childPool<string, Answer>(entry, limits).run('answer')
  if (outcome.kind !== 'answered') throw new Error(outcome.kind)
  expect(outcome.reply.order).toBe('answer')
  await expect.poll(() => isAlive(outcome.reply.pid)).toBe(false)
})

it('子进程读不到别的文件，写不了文件，也看不到我们的密钥', async () => {
  process.env.DATA_KEY = 'secret'
  const outcome = await childPool<string, Answer>(entry, limits).run('answer')
  delete process.env.DATA_KEY
  if (outcome.kind !== 'answered') throw new Error(outcome.kind)
  expect(outcome.reply.reading).toBe('ERR_ACCESS_DENIED')
  expect(outcome.reply.writing).toBe('ERR_ACCESS_DENIED')
  expect(outcome.reply.environment).not.toContain('DATA_KEY')
})

it('死循环到时被杀', async () => {
  const started = performance.now()
  const outcome = await childPool<string, Answer>(entry, { ...limits, seconds: 1 }).run('hang')
  expect(outcome).toEqual({ kind: 'timed-out' })
  expect(performance.now() - started).toBeLessThan(4_000)
})

it('内存用尽的子进程单独倒下', async () => {
  const outcome = await childPool<string, Answer>(entry, limits).run('grow')
  expect(outcome).toEqual({ kind: 'out-of-memory' })
})

it('子进程自己出错，错误讲得清来由', async () => {
  const pool = childPool<string, Answer>(entry, limits)
  const thrown = await pool.run('throw')
  expect(thrown).toMatchObject({ kind: 'died', reason: expect.stringContaining('RangeError: out of range') })
  expect(await pool.run('exit')).toMatchObject({ kind: 'died', reason: expect.stringContaining('ended with 3') })
})

it('同时两个，排队一个，再来的说忙；腾出来就照常', async () => {
  const pool = childPool<string, Answer>(entry, limits)
  const outcomes = await Promise.all(['wait600', 'wait600', 'third', 'fourth'].map((order) => pool.run(order)))
  expect(kinds(outcomes)).toEqual(['answered', 'answered', 'answered', 'busy'])
  expect(kinds(await Promise.all([pool.run('a'), pool.run('b'), pool.run('c')]))).toEqual(Array(3).fill('answered'))
})

describe('下一个子进程提前备好', () => {
  const ready = { ...limits, readySeconds: 60 }

  async function answered(pool: ChildPool<string, Answer>, order: string): Promise<Answer> {
    const outcome = await pool.run(order)
    if (outcome.kind !== 'answered') throw new Error(outcome.kind)
    return outcome.reply
  }

  it('每个子进程只做一件事，读过一份文件的不再读第二份', async () => {
    const pool = childPool<string, Answer>(entry, ready)
    const pids: number[] = []
    for (const order of ['a', 'b', 'c']) pids.push((await answered(pool, order)).pid)
    expect(new Set(pids).size).toBe(3)
    await expect.poll(() => pids.some(isAlive)).toBe(false)
  })

  it('备好的子进程同样受限、同样到时被杀', async () => {
    // Long enough for a process to start on a busy machine.
    const pool = childPool<string, Answer>(entry, { ...ready, seconds: 4 })
    await answered(pool, 'answer')
    const reply = await answered(pool, 'answer')
    expect([reply.reading, reply.writing]).toEqual(['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED'])
    expect(await pool.run('hang')).toEqual({ kind: 'timed-out' })
    expect(kinds([await pool.run('a')])).toEqual(['answered'])
  })

  it('无事可做就走；等候中倒下的，下一件事由新的来做', async () => {
    const before = childrenOfOurs()
    const brief = childPool<string, Answer>(entry, { ...limits, readySeconds: 0.5 })
    await answered(brief, 'a')
    await expect.poll(() => childrenOfOurs().length).toBe(before.length)
    const pool = childPool<string, Answer>(entry, ready)
    await answered(pool, 'a')
    const spares = childrenOfOurs().filter((pid) => !before.includes(pid))
    for (const pid of spares) process.kill(pid, 'SIGKILL')
    await expect.poll(() => spares.some(isAlive)).toBe(false)
    expect(kinds([await pool.run('b')])).toEqual(['answered'])
  })
})
