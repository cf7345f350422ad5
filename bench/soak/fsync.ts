/*
 * Power cuts and failing disks under the real server: `npm run soak:fsync` (`-- --rounds 40 --seed 7`). Needs Linux and
 * a C compiler (cc; on Debian: apt-get install gcc libc6-dev). A library before the system's keeps what fsync has
 * confirmed; after each kill only that is given back. `--lie` makes fsync confirm without doing anything: the run must
 * then find losses, or it could not find any. Exit code 1 when an acknowledged row was lost or an answer came too soon.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { send } from '#test/server/crash/load.ts'
import { crashRounds, type Round, sessionIn } from '#test/server/crash/rounds.ts'
import { batchOf, parcelFields, parcelRow } from '#test/server/rows.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { type PowerCut, powerCut } from './power-cut.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    lie: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
const countedPushes = 200
const ioError = 5
const noSpace = 28

function requireCompiler(): void {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
  } catch {
    console.error('soak:fsync needs Linux and a C compiler named cc. On Debian: apt-get install gcc libc6-dev')
    process.exit(2)
  }
}

interface Disk extends PowerCut {
  readonly database: string
  readonly token: string
}

async function disk<Result>(work: (on: Disk) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-fsync-'))
  mkdirSync(join(folder, 'kept'))
  const database = join(folder, 'district.sqlite')
  try {
    const token = await sessionIn(database)
    return await work({ ...powerCut(join(folder, 'kept'), database), database, token })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One client, one push after the other: the log must have been confirmed between each push and its answer. */
async function countSyncs(): Promise<{ readonly tooSoon: number; readonly perPush: number }> {
  return disk(async (on) => {
    const server = await startProcess(on.database, on.environment)
    if (values.lie) on.set('lies', 1)
    let tooSoon = 0
    const before = on.read('logSyncs')
    for (let index = 0; index < countedPushes; index += 1) {
      const known = on.read('logSyncs')
      const answer = await send(
        { url: server.url, token: on.token },
        batchOf([parcelRow(parcelFields(), `SJ-XQ-${index}`)]),
      )
      if (answer === null || typeof answer === 'number') throw new Error(`push ${index} was not answered`)
      if (on.read('logSyncs') === known) tooSoon += 1
    }
    const perPush = (on.read('logSyncs') - before) / countedPushes
    server.child.kill('SIGKILL')
    await ended(server.child)
    return { tooSoon, perPush }
  })
}

interface Failing {
  readonly name: string
  readonly every: number
  readonly writeEvery: number
  readonly error: number
}

/** Power cuts on a disk that fails each so many-th fsync or write while there is load. */
async function underLoad({ name, every, writeEvery, error }: Failing): Promise<number> {
  return disk(async (on) => {
    on.set('error', error)
    const fail = (now: boolean): void => {
      on.set('every', now ? every : 0)
      on.set('writeEvery', now ? writeEvery : 0)
      on.set('lies', now && values.lie ? 1 : 0)
    }
    const done = await crashRounds({
      database: on.database,
      token: on.token,
      rounds,
      seed,
      environment: on.environment,
      whenLoaded: () => fail(true),
      whileDead: () => {
        fail(false)
        on.cut()
      },
      tell: () => undefined,
    })
    const sum = (of: (round: Round) => number): number => done.reduce((total, round) => total + of(round), 0)
    const losses = sum(({ lost, half }) => lost.length + half.length)
    const answered = `${sum((round) => round.acknowledged)} batches answered, ${sum((round) => round.refused)} refused`
    console.log(`${name}: ${rounds} power cuts, ${answered}, ${on.read('failed')} failures; lost or half: ${losses}`)
    return losses
  })
}

requireCompiler()
console.log(`seed ${seed}: again with --rounds ${rounds} --seed ${seed}`)
const { tooSoon, perPush } = await countSyncs()
console.log(
  `${countedPushes} pushes one by one: ${perPush.toFixed(2)} fsyncs of the log each, ${tooSoon} answered before`,
)
let losses = 0
for (const failing of [
  { name: 'sound disk', every: 0, writeEvery: 0, error: 0 },
  { name: 'fsync fails with EIO', every: 7, writeEvery: 0, error: ioError },
  { name: 'writes fail with EIO', every: 0, writeEvery: 211, error: ioError },
  { name: 'writes fail with ENOSPC', every: 0, writeEvery: 223, error: noSpace },
]) {
  losses += await underLoad(failing)
}
process.exitCode = tooSoon + losses === 0 ? 0 : 1
