import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atLeast, atMost, type Line } from './bench.ts'
import { quickest, quickestRatio } from './interleave.ts'

/** What a hard disk or a network volume takes to confirm; the bench's own disk may take a twentieth of it. */
const slowMicroseconds = 5000

interface Measured {
  readonly times: Readonly<Record<'together' | 'apart' | 'oneGrouped' | 'oneUngrouped', readonly number[]>>
  readonly pushesPerCommit: number
  readonly largestGroup: number
  /** In each of the times. */
  readonly pushes: number
}

function measure(environment: Readonly<Record<string, string>>): Measured {
  const script = join(import.meta.dirname, 'shared-commits-child.ts')
  const printed = execFileSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 26,
  })
  return JSON.parse(printed) as Measured
}

/** Measures again on a disk that takes longer: a library put before the system's, made by the system's compiler. */
function measureOnSlowDisk(): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-slow-disk-'))
  try {
    const library = join(folder, 'slow-disk.so')
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, join(import.meta.dirname, 'slow-disk.c'), '-ldl'])
    return measure({ LD_PRELOAD: library, SLOW_DISK_MICROSECONDS: String(slowMicroseconds) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function each(times: readonly number[], pushes: number): string {
  return `${(quickest(times) / pushes).toFixed(2)} ms a push`
}

function against(disk: string, { times, pushes }: Measured, isBound: boolean): Line {
  return {
    name: `10 clients, single-row durable pushes, ${disk}: pushes a second to the same without grouping`,
    ratio: quickestRatio(times.apart, times.together),
    bound: isBound ? atLeast(3) : null,
    measured: `grouped ${each(times.together, pushes)}, ungrouped ${each(times.apart, pushes)}`,
  }
}

function single(disk: string, { times, pushes }: Measured): Line {
  return {
    name: `1 client, single-row durable pushes, ${disk}: to the same without grouping`,
    ratio: quickestRatio(times.oneGrouped, times.oneUngrouped),
    bound: atMost(1.2),
    measured: `grouped ${each(times.oneGrouped, pushes)}, ungrouped ${each(times.oneUngrouped, pushes)}`,
  }
}

/** Ten clients at once: how many pushes share a commit, and what that saves. */
export function sharedCommits(): readonly Line[] {
  const [here, slow] = [measure({}), measureOnSlowDisk()]
  const slowDisk = `a disk that takes ${slowMicroseconds / 1000} ms longer to confirm`
  return [
    {
      name: '10 clients, single-row durable pushes: acknowledged pushes a commit',
      ratio: here.pushesPerCommit,
      bound: atLeast(4),
      measured: `counted; the largest group was ${here.largestGroup}`,
    },
    against(slowDisk, slow, true),
    against('this disk', here, false),
    single('this disk', here),
    single(slowDisk, slow),
  ]
}
