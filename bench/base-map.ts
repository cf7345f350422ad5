import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Actor } from '#server/actions/actor.ts'
import type { Grant } from '#server/actions/authorise.ts'
import { applyImport } from '#server/base-map/apply.ts'
import { compareImport } from '#server/base-map/compare.ts'
import { readMapIndex, readMapTown } from '#server/base-map/district-map.ts'
import { startImport } from '#server/base-map/start-import.ts'
import { openService } from '#server/open-service.ts'
import type { Service } from '#server/service.ts'
import { baseFile } from './base-map-file.ts'
import type { Bench, Line } from './bench.ts'

const city = 48_501
const small = 5_000
const cycle = '2025'
const officer: Actor = { username: 'zhoutao', name: '周涛', role: 'district', org: null, client: 'console' }
const grant: Grant = { actor: officer, endpoint: 'startBaseImport', scope: { kind: 'district' } }

/** The base of a district and of the whole city: read, compared, applied, sent again, shown on the map. */
export const baseMapBench: Bench = {
  name: 'base-map',
  async run() {
    const lines: Line[] = []
    const times = new Map<string, number>()
    for (const parcels of [small, city]) {
      const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-base-map-'))
      const service = await openService({ databaseUrl: join(folder, 'district.sqlite') })
      try {
        for (const line of await measured(service, parcels, times)) lines.push(line)
      } finally {
        await service.close()
        rmSync(folder, { recursive: true, force: true })
      }
    }
    return lines
  },
}

async function measured(service: Service, parcels: number, times: Map<string, number>): Promise<readonly Line[]> {
  const lines: Line[] = []
  const timed = async <Result>(
    name: string,
    work: () => Promise<Result>,
    more: (result: Result) => string,
  ): Promise<Result> => {
    const started = performance.now()
    const result = await work()
    const seconds = (performance.now() - started) / 1000
    const before = times.get(name)
    times.set(name, seconds)
    const ratio = before === undefined ? 1 : seconds / before
    lines.push({
      name: `${name}, ${parcels} parcels`,
      ratio,
      bound: null,
      measured: `${seconds.toFixed(1)} s; ${more(result)}`,
    })
    return result
  }
  const area = (index: number): number => 8000 + (index % 997)
  const file = baseFile(parcels, area)
  const first = await timed(
    'upload and read',
    () => sent(service, file),
    () => `${megabytes(file.length)} MB of GeoJSON`,
  )
  const compared = await timed(
    'compare, all new',
    () => compareImport(service, grant, first),
    ({ counts }) => JSON.stringify(counts?.changes),
  )
  await timed(
    'apply in one transaction',
    () => whileWriting(service, () => applied(service, first, compared.comparison)),
    (wait) => `longest wait of another writer ${wait.toFixed(1)} s`,
  )
  const again = await sent(
    service,
    baseFile(parcels, (index) => area(index) + (index % 100 === 0 ? 10 : 0)),
  )
  const next = await timed(
    'compare again, 1 % changed',
    () => compareImport(service, grant, again),
    ({ counts }) => JSON.stringify(counts?.changes),
  )
  await timed(
    'apply 1 %',
    () => applied(service, again, next.comparison),
    () => 'one transaction',
  )
  const { towns } = await timed(
    'map index',
    () => readMapIndex(service, grant, cycle),
    (index) => `${index.withoutGeometry} without boundary`,
  )
  const [town] = towns
  if (town === undefined) throw new Error('no town on the map')
  await timed(
    'map of a 街镇',
    () => readMapTown(service, grant, { cycle, town: town.townCode }),
    (answer) => {
      const text = JSON.stringify(answer)
      return `${answer.codes.length} parcels, ${kilobytes(text.length)} kB, gzip ${kilobytes(gzipSync(text).length)} kB`
    },
  )
  const memory = process.memoryUsage()
  lines.push({
    name: `memory of the process, ${parcels} parcels`,
    ratio: 1,
    bound: null,
    measured: `${megabytes(memory.rss)} MB resident`,
  })
  return lines
}

async function sent(service: Service, bytes: Uint8Array): Promise<string> {
  const asked = { kind: 'registry', cycle, coverage: 'whole', crs: '4490', name: '底版.geojson', bytes } as const
  return (await startImport(service, grant, asked)).import.id
}

async function applied(service: Service, id: string, comparison: number): Promise<void> {
  await applyImport(service, grant, id, { comparison, undecided: 0, reason: '年度底版' })
}

/** Seconds that the slowest of other writers' small writes took meanwhile. */
async function whileWriting(service: Service, work: () => Promise<void>): Promise<number> {
  let [longest, ended] = [0, false]
  const others = (async () => {
    while (!ended) {
      const started = performance.now()
      await service.database.write((db) => db.selectFrom('counter').select('value').limit(1).execute())
      longest = Math.max(longest, (performance.now() - started) / 1000)
      await new Promise((turn) => setTimeout(turn, 50))
    }
  })()
  await work()
  ended = true
  await others
  return longest
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
