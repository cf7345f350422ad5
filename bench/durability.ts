import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import type { OpenedService } from '#server/open-service.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { median, quickestRatio, timesText } from './interleave.ts'
import { clerk, cycle, emptyService, type PushedRow, pushAll, pushedRows, pushRows } from './pushed-district.ts'
import { changedSums, rawWriter, type Writes, writesOf } from './raw-writes.ts'
import { sharedCommits } from './shared-commits.ts'

const pushed = 10_000
const pushRounds = 5
const small = 10_000
const city = 48_501
const readings = 60

/** What it costs that nothing acknowledged is ever lost. */
export const durabilityBench: Bench = {
  name: 'durability',
  async run() {
    return [await againstRawWrites(), ...sharedCommits(), await overviewBySize()]
  },
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function rawRun(writes: readonly Writes[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-raw-'))
  const raw = await rawWriter(join(folder, 'district.sqlite'))
  const time = await timed(() => {
    for (const one of writes) raw.write(one)
  })
  raw.close()
  rmSync(folder, { recursive: true, force: true })
  return time
}

/** What the server writes for these rows. */
async function writesFor(rows: readonly PushedRow[]): Promise<readonly Writes[]> {
  const service = await emptyService()
  const sums = changedSums(service.file)
  const changed: Writes[] = []
  await pushAll(service, rows, () => changed.push(sums.next()))
  sums.close()
  const writes = writesOf(service.file, changed)
  await service.close()
  return writes
}

/** Both write to an empty file, in turn. */
async function againstRawWrites(): Promise<Line> {
  const rows = pushedRows(pushed)
  const writes = await writesFor(rows)
  const server: number[] = []
  const raw: number[] = []
  // Once each before it is timed: both programs are then compiled.
  for (let round = -1; round < pushRounds; round += 1) {
    const service = await emptyService()
    const time = await timed(() => pushAll(service, rows))
    await service.close()
    const rawTime = await rawRun(writes)
    if (round < 0) continue
    server.push(time)
    raw.push(rawTime)
  }
  return {
    name: `${pushed} rows pushed by 500s, durable: server in-process to prepared statements writing the same rows`,
    ratio: quickestRatio(server, raw),
    bound: atMost(2),
    measured: `server ${timesText(server)}, statements ${timesText(raw)}`,
  }
}

interface Seeded {
  readonly service: OpenedService
  readonly rows: readonly PushedRow[]
}

async function seeded(parcels: number): Promise<Seeded> {
  const service = await emptyService()
  const rows = pushedRows(parcels, 'parcels')
  await pushAll(service, rows)
  return { service, rows }
}

/** One row is pushed, then the overview is timed: nothing of the answer before can be kept. */
async function overviewBySize(): Promise<Line> {
  const districts = [await seeded(small), await seeded(city)] as const
  const times: readonly number[][] = districts.map(() => [])
  for (let reading = 0; reading < readings; reading += 1) {
    for (const [index, { service, rows }] of districts.entries()) {
      const row = rows[reading * 7]
      if (row === undefined) throw new Error('too few rows')
      await pushRows(service, [{ ...row, baseRevision: 1, fields: { selfNote: '已核对' } }])
      const grant = await authorise(service, clerk, 'overview')
      times[index]?.push(await timed(() => overview(service, grant, { cycle })))
    }
  }
  for (const { service } of districts) await service.close()
  const [few = [], many = []] = times
  return {
    name: `overview with a write before each, ${city} parcels to ${small}: median`,
    ratio: median(many) / median(few),
    bound: atMost(1.5),
    measured: `median ${median(many).toFixed(2)} ms to ${median(few).toFixed(2)} ms`,
  }
}
