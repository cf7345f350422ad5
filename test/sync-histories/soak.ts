/*
 * npm run soak:sync -- [--seed N] [--count M]: histories of sync from seed N on, each the same whenever it is run. Stops
 * at the first that breaks a rule and says its seed.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { runHistories } from './runs.ts'
import type { Counts } from './world.ts'

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' } } })
const first = Number(values.seed ?? 1)
const count = Number(values.count ?? 1_000_000)
/** A database of many districts is a large one; histories are about small ones. */
const perDatabase = 2000
const perLine = 1000

// What survives a lost disk is not the question here: where there is a disk in memory, commits cost nothing.
const inMemory = '/dev/shm'
const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'parcel-checkup-soak-'))
const started = performance.now()
const totals = new Map<string, number>()
let done = 0

function add(_seed: number, counts: Counts): void {
  for (const [name, value] of Object.entries(counts)) totals.set(name, (totals.get(name) ?? 0) + value)
  done += 1
  if (done % perLine !== 0 && done !== count) return
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage()
  const cpu = (user + system) / 1000 / done
  const seen = [...totals].map(([name, value]) => `${name} ${value}`).join(', ')
  stdout.write(`${done} histories in ${seconds.toFixed(0)} s (${cpu.toFixed(1)} ms CPU each): ${seen}\n`)
}

try {
  for (let start = first; start < first + count; start += perDatabase) {
    const file = join(folder, `${start}.sqlite`)
    await runHistories(file, start, Math.min(perDatabase, first + count - start), add)
    rmSync(file, { force: true })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
