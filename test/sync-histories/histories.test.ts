import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const perProcess = 2500

/** Processes of their own: two cores work, and nothing stands between Node and the code. */
async function soak(first: number): Promise<string> {
  const command = ['test/sync-histories/soak.ts', '--seed', String(first), '--count', String(perProcess)]
  return (await promisify(execFile)(process.execPath, command, { cwd: root })).stdout
}

// They run beside the pages' tests, whose turn comes first.
test('5000 段同步历史：各处收敛为相同的字节，没有一个值无声消失', { timeout: 1_800_000 }, async () => {
  const reports = await Promise.all([soak(1), soak(1 + perProcess)])
  for (const report of reports) {
    const last = report.trim().split('\n').at(-1) ?? ''
    expect(last).toMatch(/^2500 histories/)
    // A run in which nothing went wrong has shown nothing.
    const names = [
      'batches',
      'merged',
      'conflicts',
      'lost',
      'repeated',
      'crashes',
      'moved',
      'decided',
      'steps',
      'locked',
      'closed',
      'opened',
    ]
    for (const name of names) {
      expect(Number(new RegExp(`${name} (\\d+)`).exec(last)?.[1]), name).toBeGreaterThan(perProcess / 10)
    }
  }
})
